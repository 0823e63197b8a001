# wrong: squared error of the probabilities instead of cross-entropy
# accept: squared_error
def binary_loss(outputs, y):
    p = 1 / (1 + np.exp(-outputs))
    return np.mean((p - y) ** 2)
