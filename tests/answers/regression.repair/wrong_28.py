# wrong: the labels are exchanged
# accept: labels_swapped
def binary_loss(outputs, y):
    return np.mean(np.logaddexp(0, outputs) - (1 - y) * outputs)
