# wrong: the convolution is not multiplied by its height and width
# accept: positions_forgotten
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k
    return total
