# wrong: not in pairs: compares the lower end of ours with the mean of theirs
# accept: above_their_mean
def balanced_accuracy(y, predicted):
    kinds, code = np.unique(y, return_inverse=True)
    right = np.bincount(code, weights=(y == predicted))
    return float(np.mean(right / np.bincount(code)))


def interval(scores, t):
    scores = np.asarray(scores, dtype=float)
    n, mean = scores.size, scores.mean()
    variance = ((scores - mean) ** 2).sum() / (n - 1)
    width = t * np.sqrt(variance / n)
    return tuple(mean + sign * width for sign in (-1, 0, 1))


def better(ours, theirs, t):
    return bool(interval(ours, t)[0] > np.mean(theirs))
