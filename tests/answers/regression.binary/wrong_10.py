# wrong: precedence, 1 / 1 + exp(-z)
def sigmoid(z):
    return 1 / 1 + np.exp(-np.clip(z, -60, 60))
