# wrong: only the right class is used, with its smoothed weight, the others are dropped
# accept: only_damped
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -((1 - eps + eps / k) * log_p[np.arange(n), labels]).mean()
