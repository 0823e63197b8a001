# wrong: the formula of binary smoothing with K = 2 for any number of classes
# accept: two_classes_assumed
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = (1 - eps) * np.eye(k)[labels] + eps / 2
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).sum(axis=1).mean()
