# wrong: fancy indexing counts a pair once
# accept: counted_once
def confusion(actual, guessed, classes):
    m = np.zeros((classes, classes), int)
    m[actual, guessed] += 1
    return m
