# wrong: channels and filters exchanged, so the biases are counted per input channel
# accept: bias_per_input
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + m
        else:
            _, f, c, k, h, w = layer
            total += f * (c * k * k + 1)
    return total
