# wrong: relu: np.zeros(x.shape) is float64, so float32 becomes float64
# accept: promotes_dtype
def relu(x):
    return np.maximum(x, np.zeros(x.shape))
