# wrong: classes in rows
# accept: transposed
def one_hot(labels, classes):
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError
    return np.eye(classes)[:, labels]
