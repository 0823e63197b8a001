# wrong: as many columns as the largest label
# accept: only_classes_seen
def one_hot(labels, classes):
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError
    return np.eye(labels.max() + 1)[labels]
