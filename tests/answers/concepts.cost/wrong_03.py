# wrong: the parameters of a convolution are multiplied by height and width
# accept: weights_not_shared
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + m
        else:
            _, c, f, k, h, w = layer
            total += f * (c * k * k + 1) * h * w
    return total
