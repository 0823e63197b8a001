# right: relu: loop with max
def relu(x):
    flat = [max(0, v) for v in x.flatten()]
    return np.array(flat, dtype=x.dtype).reshape(x.shape)
