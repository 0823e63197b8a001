# wrong: classes of the predictions are counted too (those that do not occur in y as 0)
# accept: classes_of_the_predicted
def balanced_accuracy(y, predicted):
    return np.mean([np.sum((predicted == label) & (y == label)) / max(np.sum(y == label), 1) for label in np.unique(np.append(y, predicted)) if True])


def interval(scores, t):
    mean = np.mean(scores)
    half = t * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return mean - half, mean, mean + half


def better(ours, theirs, t):
    low, _, _ = interval(np.asarray(ours) - np.asarray(theirs), t)
    return bool(low > 0)
