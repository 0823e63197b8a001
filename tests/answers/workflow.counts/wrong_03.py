# wrong: size from the labels
# accept: classes_counted
def confusion(actual, guessed, classes):
    k = max(actual.max(), guessed.max()) + 1
    m = np.zeros((k, k), int)
    for a, g in zip(actual, guessed):
        m[a, g] += 1
    return m
