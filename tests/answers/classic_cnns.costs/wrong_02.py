# wrong: no bias in convolutions
# accept: conv_bias_forgotten
def conv_size(inputs, outputs):
    return outputs * (inputs * 9)


def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    widths = [filters for number, filters in blocks for _ in range(number)]
    inputs = [shape[0]] + widths[:-1]
    conv = sum(conv_size(i, o) for i, o in zip(inputs, widths))
    area = 1
    if not global_pool:
        height, width = shape[1:]
        for _ in blocks:
            height, width = height // 2, width // 2
        area = height * width
    layers = [widths[-1] * area] + list(dense)
    return conv, sum(b * (a + 1) for a, b in zip(layers[:-1], layers[1:]))
