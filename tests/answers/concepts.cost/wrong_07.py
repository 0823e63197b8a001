# wrong: precedence, one bias for the whole convolution instead of one per filter
# accept: one_bias
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k + 1
    return total
