# wrong: only every k-th place is used, as if the filter moved by its own width
# accept: places_skipped
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k * (h // k) * (w // k)
    return total
