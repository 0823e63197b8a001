# wrong: the numbers of the layers are multiplied with each other instead of added
# accept: layers_multiplied
def count_macs(layers):
    total = 1
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total *= n * m
        else:
            _, c, f, k, h, w = layer
            total *= f * c * k * k * h * w
    return total
