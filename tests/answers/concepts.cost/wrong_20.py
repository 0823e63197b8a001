# wrong: height times height instead of height times width
# accept: only_square
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k * h * h
    return total
