# wrong: sigmoid: np.where computes both branches for all elements, so exp still overflows with a warning
# accept: overflows
def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
