# wrong: the targets are changed in place
def class_nll(log_p, targets):
    targets -= 1
    return F.nll_loss(log_p, targets)
