# wrong: returns the table of outputs instead of weights
# accept: outputs_not_weights
def xor_weights():
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return np.maximum(0, x[:, 0] + x[:, 1]) - 2 * np.maximum(0, x[:, 0] + x[:, 1] - 1)
