# wrong: the outputs are used as probabilities without a sigmoid, so the logarithm is NaN
# accept: sigmoid_missing outputs_as_probabilities
def binary_loss(outputs, y):
    return -np.mean(y * np.log(outputs) + (1 - y) * np.log(1 - outputs))
