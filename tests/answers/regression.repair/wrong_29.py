# wrong: sum instead of mean
def binary_loss(outputs, y):
    return np.sum(np.logaddexp(0, outputs) - y * outputs)
