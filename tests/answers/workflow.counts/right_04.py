# right: a loop over the index
def confusion(actual, guessed, classes):
    m = np.zeros((classes, classes), int)
    for n in range(len(actual)):
        m[actual[n]][guessed[n]] += 1
    return m
