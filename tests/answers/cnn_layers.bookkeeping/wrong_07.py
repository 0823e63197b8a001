# wrong: flat shapes are plain numbers instead of tuples, (576) instead of (576,)
# accept: shape_is_a_number
def bookkeeping(shape, layers):
    result = []
    for layer in layers:
        params = 0
        if layer[0] == "conv":
            params = layer[1] * (shape[0] * layer[2] ** 2 + 1)
            shape = (layer[1], shape[1] - layer[2] + 1, shape[2] - layer[2] + 1)
        elif layer[0] == "pool":
            shape = (shape[0], shape[1] // layer[1], shape[2] // layer[1])
        elif layer[0] == "flatten":
            shape = (shape[0] * shape[1] * shape[2])
        else:
            params = (shape + 1) * layer[1]
            shape = (layer[1])
        result.append((shape, params))
    return result
