# wrong: the even share is counted as a sum over classes, the division by K is missing in the second term
# accept: eps_not_shared
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    hard = -log_p[np.arange(n), labels].mean()
    even = -log_p.sum(axis=1).mean()
    return (1 - eps) * hard + eps * even
