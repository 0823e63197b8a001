# wrong: the minus is missing
def binary_loss(outputs, y):
    return np.mean(y * outputs - np.logaddexp(0, outputs))
