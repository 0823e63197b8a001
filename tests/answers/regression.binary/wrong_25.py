# wrong: the labels are exchanged
# accept: labels_swapped
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, z) - (1 - y) * z)
