# wrong: probabilities are clipped, so the loss of z = 1000 is 16 instead of 1000
# accept: epsilon_in_log
def bce_with_logits(z, y):
    p = np.clip(1 / (1 + np.exp(-np.clip(z, -500, 500))), 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
