# wrong: None instead of an error
# accept: missing_error never_raises
def broadcast_shape(a, b):
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None
