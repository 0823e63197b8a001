# wrong: None instead of an error
# accept: error_missing
def broadcast_shape(a, b):
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None
