# wrong: k instead of k*k weights per channel
# accept: kernel_has_two_sides
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            _, n, m = layer
            total += n * m + m
        else:
            _, c, f, k, h, w = layer
            total += f * (c * k + 1)
    return total
