# wrong: the labels are exchanged
def binary_loss(outputs, y):
    return np.mean(np.logaddexp(0, outputs) - (1 - y) * outputs)
