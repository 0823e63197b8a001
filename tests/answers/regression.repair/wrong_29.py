# wrong: sum instead of mean
# accept: not_averaged
def binary_loss(outputs, y):
    return np.sum(np.logaddexp(0, outputs) - y * outputs)
