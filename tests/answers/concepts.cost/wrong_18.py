# wrong: multiplication and addition are counted as two
# accept: doubled
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += 2 * n * m
        else:
            _, c, f, k, h, w = layer
            total += 2 * f * c * k * k * h * w
    return total
