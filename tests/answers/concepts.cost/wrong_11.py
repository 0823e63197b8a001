# wrong: a bias per filter and channel
# accept: bias_per_channel
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += (n + 1) * m
        else:
            _, c, f, k, h, w = layer
            total += f * c * (k * k + 1)
    return total
