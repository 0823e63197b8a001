# wrong: relu: one comparison for the whole array
def relu(x):
    if (x > 0).any():
        return x
    return np.zeros_like(x)
