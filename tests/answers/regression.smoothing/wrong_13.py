# wrong: the targets have the integer type of the labels, so all shares are cut to 0
# accept: cut_to_integers
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = np.zeros((n, k), dtype=labels.dtype)
    target[:] = eps / k
    target[np.arange(n), labels] = 1 - eps + eps / k
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).sum(axis=1).mean()
