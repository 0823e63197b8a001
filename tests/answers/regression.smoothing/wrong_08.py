# wrong: averaged over samples and classes
# accept: averaged_over_classes_too
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = (1 - eps) * np.eye(k)[labels] + eps / k
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).mean()
