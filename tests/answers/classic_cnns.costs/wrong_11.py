# wrong: depth of the kernel forgotten
# accept: channels_forgotten
def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    c, h, w = shape
    conv_total = 0
    for n_convs, filters in blocks:
        for i in range(n_convs):
            conv_total += 3 * 3 * filters + filters
            c = filters
        h //= 2
        w //= 2
    if global_pool:
        features = c
    else:
        features = c * h * w
    dense_total = 0
    for units in dense:
        dense_total += features * units + units
        features = units
    return conv_total, dense_total
