# right: recursion on head and tail
def count_macs(layers):
    if len(layers) == 0:
        return 0
    (kind, *n), rest = layers[0], layers[1:]
    places = n[3] * n[4] * n[2] * n[2] if kind == "conv" else 1
    return n[0] * n[1] * places + count_macs(rest)
