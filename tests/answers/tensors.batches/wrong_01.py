# wrong: one column for each class that occurs
# accept: only_classes_seen
def one_hot(labels, classes):
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError
    seen = np.unique(labels)
    return (labels[:, None] == seen).astype(float)
