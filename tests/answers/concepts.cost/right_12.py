# right: a dense layer is a 1x1 convolution at one place
def count_macs(layers):
    total = 0
    for layer in layers:
        c, f, k, h, w = layer[1:] if layer[0] == "conv" else (*layer[1:], 1, 1, 1)
        total += c * f * k * k * h * w
    return total
