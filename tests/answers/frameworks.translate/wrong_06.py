# wrong: the targets are changed in place
# accept: changes_input
def class_nll(log_p, targets):
    targets -= 1
    return F.nll_loss(log_p, targets)
