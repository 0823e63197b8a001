# wrong: whole columns are set
# accept: all_pairs
def one_hot(labels, classes):
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError
    out = np.zeros((len(labels), classes))
    out[:, labels] = 1
    return out
