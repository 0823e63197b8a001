# wrong: sum over the samples instead of the mean
# accept: not_averaged
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = (1 - eps) * np.eye(k)[labels] + eps / k
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).sum()
