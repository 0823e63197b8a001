# wrong: log of the softmax is log 0 for huge logits
# accept: overflows log_of_zero
def cross_entropy(logits, labels):
    p = softmax(logits)
    return -np.mean(np.log(p[np.arange(len(labels)), labels]))
