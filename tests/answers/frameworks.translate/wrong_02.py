# wrong: cross_entropy takes the log-softmax of log-probabilities and the targets are not shifted
# accept: classes_from_zero softmax_twice
def class_nll(log_p, targets):
    return F.cross_entropy(log_p, targets)
