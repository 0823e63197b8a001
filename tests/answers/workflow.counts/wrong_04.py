# wrong: shares of all rows
# accept: shares_instead
def confusion(actual, guessed, classes):
    m = np.zeros((classes, classes))
    for a, g in zip(actual, guessed):
        m[a, g] += 1 / len(actual)
    return m
