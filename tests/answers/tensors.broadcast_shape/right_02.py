# right: NumPy's own
def broadcast_shape(a, b):
    return np.broadcast_shapes(a, b)
