# wrong: divides by n instead of root n
# accept: root_missing
def balanced_accuracy(y, predicted):
    kinds, code = np.unique(y, return_inverse=True)
    right = np.bincount(code, weights=(y == predicted))
    return float(np.mean(right / np.bincount(code)))


def interval(scores, t):
    scores = np.asarray(scores, dtype=float)
    n, mean = scores.size, scores.mean()
    variance = ((scores - mean) ** 2).sum() / (n - 1)
    width = t * np.sqrt(variance) / n
    return tuple(mean + sign * width for sign in (-1, 0, 1))


def better(ours, theirs, t):
    gain = np.subtract(ours, theirs)
    return bool(gain.mean() * np.sqrt(gain.size) > t * gain.std(ddof=1))
