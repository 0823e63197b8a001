# wrong: one minus the probability of the right class instead of its logarithm
# accept: no_logarithm
def cross_entropy(logits, labels):
    p = softmax(logits)
    return np.mean(1 - p[np.arange(len(labels)), labels])
