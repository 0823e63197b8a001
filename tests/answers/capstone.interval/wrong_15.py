# wrong: classes 0 and 1 are hard-coded
# accept: classes_0_and_1
def balanced_accuracy(y, predicted):
    return np.mean([(predicted[y == label] == label).mean() for label in (0, 1)])


def interval(scores, t):
    mean = np.mean(scores)
    half = t * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return mean - half, mean, mean + half


def better(ours, theirs, t):
    low, _, _ = interval(np.asarray(ours) - np.asarray(theirs), t)
    return bool(low > 0)
