# wrong: h and w are added to the product instead of multiplied
# accept: places_added
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k * (h + w)
    return total
