# wrong: relu: np.max takes 0 for the axis and returns the maximum of every column
def relu(x):
    return np.max(x, 0)
