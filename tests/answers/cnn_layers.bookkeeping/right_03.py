# right: recursion with a helper for one layer
def one_layer(shape, layer):
    name, *numbers = layer
    if name == "dense":
        return (numbers[0],), numbers[0] * (shape[0] + 1)
    if name == "flatten":
        total = 1
        for n in shape:
            total *= n
        return (total,), 0
    c, h, w = shape
    if name == "pool":
        p = numbers[0]
        return (c, h // p, w // p), 0
    f, k = numbers
    return (f, h - (k - 1), w - (k - 1)), f * c * k * k + f


def bookkeeping(shape, layers):
    if not layers:
        return []
    first = one_layer(shape, layers[0])
    return [first] + bookkeeping(first[0], layers[1:])
