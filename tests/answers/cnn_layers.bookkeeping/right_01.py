# right: if and elif in a loop
def bookkeeping(shape, layers):
    result = []
    for layer in layers:
        kind = layer[0]
        if kind == "conv":
            c, h, w = shape
            filters, k = layer[1], layer[2]
            params = filters * (c * k * k + 1)
            shape = (filters, h - k + 1, w - k + 1)
        elif kind == "pool":
            c, h, w = shape
            shape = (c, h // layer[1], w // layer[1])
            params = 0
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
            params = 0
        elif kind == "dense":
            params = (shape[0] + 1) * layer[1]
            shape = (layer[1],)
        result.append((shape, params))
    return result
