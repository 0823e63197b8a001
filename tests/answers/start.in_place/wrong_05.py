# wrong: np.asarray makes no copy of an array, so x is changed
# accept: changes_input
def center(x):
    y = np.asarray(x)
    y -= np.mean(y)
    return y
