# wrong: the dense layer gets one bias per input instead of one per output
# accept: bias_per_input
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + n
        else:
            _, c, f, k, h, w = layer
            total += f * (c * k * k + 1)
    return total
