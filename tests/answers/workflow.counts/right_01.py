# right: list comprehension over pairs
def confusion(actual, guessed, classes):
    pairs = list(zip(actual, guessed))
    return np.array([[pairs.count((i, j)) for j in range(classes)] for i in range(classes)])
