# wrong: eps is ignored and 0.1 is used
# accept: argument_ignored only_the_examples eps_ignored
def smooth_ce(logits, labels, eps):
    n, k = logits.shape
    target = 0.9 * np.eye(k)[labels] + 0.1 / k
    s = logits - logits.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -(target * log_p).sum(axis=1).mean()
