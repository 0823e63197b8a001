# wrong: a sigmoid before the loss that takes logits, so it is applied twice
# accept: sigmoid_twice
def binary_loss(outputs, y):
    p = 1 / (1 + np.exp(-outputs))
    return np.mean(np.logaddexp(0, p) - y * p)
