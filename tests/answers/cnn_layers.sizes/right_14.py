# right: first and last pixel of the window, traced back
def receptive_field(layers):
    first, last = 0, 0
    for layer in layers[::-1]:
        k = layer[0]
        s = layer[1]
        d = layer[2]
        first = first * s
        last = last * s + d * (k - 1)
    return last - first + 1
