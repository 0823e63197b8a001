# right: a two-dimensional histogram
def confusion(actual, guessed, classes):
    edges = np.arange(classes + 1) - 0.5
    return np.histogram2d(actual, guessed, bins=[edges, edges])[0].astype(int)
