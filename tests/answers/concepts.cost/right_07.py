# right: loop with if
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            total += layer[1] * layer[2]
        elif layer[0] == "conv":
            _, c, f, k, h, w = layer
            total += f * c * k * k * h * w
    return total
