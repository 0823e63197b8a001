# wrong: a small number inside the logarithm limits the loss
# accept: epsilon_in_log
def bce_with_logits(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
