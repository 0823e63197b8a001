# wrong: true and false
# accept: boolean_result
def one_hot(labels, classes):
    if labels.min() < 0 or labels.max() >= classes:
        raise ValueError
    return labels[:, None] == np.arange(classes)
