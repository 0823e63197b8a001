# right: relu: np.clip without an upper end
def relu(x):
    return np.clip(x, 0, None)
