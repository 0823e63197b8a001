# wrong: the biases of the convolution are counted at every place
# accept: bias_counted
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * (c * k * k + 1) * h * w
    return total
