# wrong: counted from 1
# accept: counted_from_one
def one_hot(labels, classes):
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError
    out = np.zeros((len(labels), classes))
    for i, k in enumerate(labels):
        out[i, k - 1] = 1
    return out
