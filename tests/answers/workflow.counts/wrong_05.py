# wrong: each row divided by its sum
# accept: rows_normalised
def confusion(actual, guessed, classes):
    m = np.zeros((classes, classes))
    for a, g in zip(actual, guessed):
        m[a, g] += 1
    return m / m.sum(axis=1, keepdims=True)
