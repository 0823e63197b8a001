# wrong: target times logits, the log-softmax is missing
# accept: no_softmax
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = (1 - eps) * np.eye(k)[labels] + eps / k
    return -(target * logits).sum(axis=1).mean()
