# wrong: relu: absolute value
def relu(x):
    return np.abs(x)
