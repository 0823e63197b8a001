# wrong: the logarithm of the mean probability instead of the mean of the logarithms
# accept: averaged_too_early
def cross_entropy(logits, labels):
    p = softmax(logits)
    return -np.log(np.mean(p[np.arange(len(labels)), labels]))
