# right: relu: np.maximum
def relu(x):
    return np.maximum(0, x)
