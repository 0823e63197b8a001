# wrong: the factor 1 - eps is missing, the one-hot label keeps its full weight
# accept: targets_above_one
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = np.eye(k)[labels] + eps / k
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).sum(axis=1).mean()
