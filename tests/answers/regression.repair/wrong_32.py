# wrong: softmax over the samples instead of a sigmoid for each
# accept: softmax_over_samples
def binary_loss(outputs, y):
    e = np.exp(outputs - outputs.max())
    p = e / e.sum()
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
