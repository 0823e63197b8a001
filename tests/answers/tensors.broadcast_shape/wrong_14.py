# wrong: raises when one shape is empty
# accept: empty_refused
def broadcast_shape(a, b):
    if len(a) == 0 or len(b) == 0:
        raise ValueError("no axes")
    return np.broadcast_shapes(a, b)
