# right: recursion
def receptive_field(layers):
    if len(layers) == 0:
        return 1
    k, s, d = layers[0]
    return (receptive_field(layers[1:]) - 1) * s + d * (k - 1) + 1
