# wrong: takes height and width for the size of the input and subtracts the kernel
# accept: shrunk_again
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k * (h - k + 1) * (w - k + 1)
    return total
