# wrong: the channels are not passed on, every convolution counts the channels of the input image
# accept: channels_not_passed_on
def bookkeeping(shape, layers):
    channels = shape[0]
    result = []
    for layer in layers:
        params = 0
        if layer[0] == "conv":
            params = layer[1] * (channels * layer[2] ** 2 + 1)
            shape = (layer[1], shape[1] - layer[2] + 1, shape[2] - layer[2] + 1)
        elif layer[0] == "pool":
            shape = (shape[0], shape[1] // layer[1], shape[2] // layer[1])
        elif layer[0] == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        else:
            params = (shape[0] + 1) * layer[1]
            shape = (layer[1],)
        result.append((shape, params))
    return result
