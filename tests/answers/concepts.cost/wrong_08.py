# wrong: total is overwritten, so only the last layer counts
# accept: only_last_layer last_only
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total = n * m + m
        else:
            _, c, f, k, h, w = layer
            total = f * (c * k * k + 1)
    return total
