# wrong: the minus is missing
# accept: negated
def binary_loss(outputs, y):
    return np.mean(y * outputs - np.logaddexp(0, outputs))
