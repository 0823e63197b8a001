# wrong: divided by the number of samples instead of classes in the target
# accept: shared_among_samples
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = (1 - eps) * np.eye(k)[labels] + eps / n
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).sum(axis=1).mean()
