# right: gather
def class_nll(log_p, targets):
    chosen = log_p.gather(1, (targets - 1).unsqueeze(1))
    return -chosen.sum() / chosen.shape[0]
