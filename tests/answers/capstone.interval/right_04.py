# right: sets and sums
def balanced_accuracy(y, predicted):
    classes = set(y.tolist())
    return sum(np.count_nonzero((y == c) & (predicted == c)) / np.count_nonzero(y == c) for c in classes) / len(classes)
