# right: relu: np.where
def relu(x):
    return np.where(x > 0, x, np.zeros_like(x))
