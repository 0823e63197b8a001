# right: logaddexp
def binary_loss(outputs, y):
    return np.mean(np.logaddexp(0, outputs) - y * outputs)
