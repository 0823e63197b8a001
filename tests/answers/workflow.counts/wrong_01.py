# wrong: rows are the guesses
# accept: transposed
def confusion(actual, guessed, classes):
    m = np.zeros((classes, classes), int)
    for a, g in zip(actual, guessed):
        m[g, a] += 1
    return m
