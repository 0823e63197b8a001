# wrong: the input channels are forgotten in the convolution
# accept: one_channel
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * k * k * h * w
    return total
