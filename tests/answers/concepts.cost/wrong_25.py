# wrong: the last layer is skipped
# accept: off_by_one
def count_macs(layers):
    total = 0
    for i in range(len(layers) - 1):
        layer = layers[i]
        if layer[0] == "dense":
            total += layer[1] * layer[2]
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k * h * w
    return total
