# wrong: the width is taken to be the height, right for square images only
# accept: only_square
def bookkeeping(shape, layers):
    result = []
    for layer in layers:
        params = 0
        if layer[0] == "conv":
            c, h, w = shape
            h = h - layer[2] + 1
            params = layer[1] * (c * layer[2] ** 2 + 1)
            shape = (layer[1], h, h)
        elif layer[0] == "pool":
            h = shape[1] // layer[1]
            shape = (shape[0], h, h)
        elif layer[0] == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        else:
            params = (shape[0] + 1) * layer[1]
            shape = (layer[1],)
        result.append((shape, params))
    return result
