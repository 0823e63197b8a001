# wrong: -1 wraps round to the last class
# accept: negative_wraps
def one_hot(labels, classes):
    if (labels >= classes).any():
        raise ValueError("too large")
    return np.eye(classes)[labels]
