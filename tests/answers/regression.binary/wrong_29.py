# wrong: the sigmoid is applied before the stable formula, so twice in all
# accept: sigmoid_twice
def bce_with_logits(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return np.mean(np.maximum(p, 0) + np.log(1 + np.exp(-np.abs(p))) - y * p)
