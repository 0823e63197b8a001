# wrong: no shift, so exp overflows for huge logits
# accept: overflows
def cross_entropy(logits, labels):
    right = logits[np.arange(len(labels)), labels]
    return np.mean(np.log(np.exp(logits).sum(axis=1)) - right)
