# wrong: the outputs are clipped and used as probabilities, as in the snippet
# accept: sigmoid_missing outputs_as_probabilities
def binary_loss(outputs, y):
    p = np.clip(outputs, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
