# wrong: the channels of the input are forgotten in the convolution
# accept: one_channel
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + m
        else:
            _, c, f, k, h, w = layer
            total += f * (k * k + 1)
    return total
