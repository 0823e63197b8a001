# wrong: relu: minimum instead of maximum
def relu(x):
    return np.minimum(0, x)
