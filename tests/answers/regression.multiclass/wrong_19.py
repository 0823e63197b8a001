# wrong: a small number inside the logarithm limits the loss of huge logits
# accept: epsilon_in_log
def cross_entropy(logits, labels):
    p = softmax(logits)
    return -np.mean(np.log(p[np.arange(len(labels)), labels] + 1e-12))
