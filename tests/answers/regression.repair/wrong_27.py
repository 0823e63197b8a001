# wrong: the logarithm of the sigmoid is infinite for large outputs on the wrong side
# accept: overflows log_of_zero
def binary_loss(outputs, y):
    p = 1 / (1 + np.exp(-outputs))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
