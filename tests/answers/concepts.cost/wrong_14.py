# wrong: adding the bias is counted
# accept: bias_counted
def count_macs(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + m
        else:
            _, c, f, k, h, w = layer
            total += f * c * k * k * h * w
    return total
