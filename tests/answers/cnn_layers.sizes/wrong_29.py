# wrong: works only for two layers, as in the example
# accept: two_layers_only
def receptive_field(layers):
    k1, s1, d1 = layers[0]
    k2, s2, d2 = layers[1]
    return 1 + d1 * (k1 - 1) + s1 * d2 * (k2 - 1)
