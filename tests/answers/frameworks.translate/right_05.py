# right: one-hot mask
def class_nll(log_p, targets):
    mask = F.one_hot(targets.long() - 1, log_p.shape[1]).bool()
    return -log_p[mask].mean()
