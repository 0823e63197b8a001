# right: balanced accuracy from a confusion matrix
def balanced_accuracy(y, predicted):
    size = int(max(y.max(), predicted.max())) + 1
    table = np.zeros((size, size))
    np.add.at(table, (y, predicted), 1)
    totals = table.sum(axis=1)
    there = totals > 0
    return (np.diag(table)[there] / totals[there]).mean()
