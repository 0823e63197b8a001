# wrong: the sum over the batch instead of the mean
# accept: not_averaged
def class_nll(log_p, targets):
    return F.nll_loss(log_p, targets - 1, reduction="sum")
