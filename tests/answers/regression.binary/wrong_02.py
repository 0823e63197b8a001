# wrong: np.where computes both branches, so exp still overflows with a warning
# accept: overflows
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
