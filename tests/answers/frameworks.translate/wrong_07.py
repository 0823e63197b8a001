# wrong: the targets are shifted in the wrong direction
# accept: classes_shifted_up
def class_nll(log_p, targets):
    return F.nll_loss(log_p, (targets + 1) % log_p.shape[1])
