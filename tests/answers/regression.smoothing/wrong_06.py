# wrong: eps and 1 - eps are exchanged
# accept: eps_swapped
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = eps * np.eye(k)[labels] + (1 - eps) / k
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).sum(axis=1).mean()
