# wrong: the first form as printed, log of 0 for large logits
# accept: overflows log_of_zero
def bce_with_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
