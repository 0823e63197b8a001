# wrong: every place has its own weights, a convolution counts its parameters once per output pixel
# accept: no_sharing
def bookkeeping(shape, layers):
    result = []
    for layer in layers:
        params = 0
        if layer[0] == "conv":
            f, k = layer[1:]
            h, w = shape[1] - k + 1, shape[2] - k + 1
            params = f * h * w * (shape[0] * k * k + 1)
            shape = (f, h, w)
        elif layer[0] == "pool":
            shape = (shape[0], shape[1] // layer[1], shape[2] // layer[1])
        elif layer[0] == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        else:
            params = (shape[0] + 1) * layer[1]
            shape = (layer[1],)
        result.append((shape, params))
    return result
