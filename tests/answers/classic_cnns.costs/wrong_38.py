# wrong: with global_pool the first dense layer gets one number per pixel instead of one per map
# accept: one_input_per_pixel
def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    def head(inputs, layers):
        if not layers:
            return 0
        return inputs * layers[0] + layers[0] + head(layers[0], layers[1:])

    def body(c, h, w, left):
        if len(left) == 0:
            return 0, head(h * w if global_pool else c * h * w, tuple(dense))
        (n, f), *rest = left
        convs, denses = body(f, h // 2, w // 2, rest)
        first = 3 * 3 * c * f + f
        return convs + first + (n - 1) * (3 * 3 * f * f + f), denses

    return body(*shape, list(blocks))


def inception_cost(shape, ones, threes, fives, pooled):
    channels, height, width = shape
    params = ones * (channels + 1) + pooled * (channels + 1)
    mults = (ones + pooled) * channels
    for (r, n), k in ((threes, 3), (fives, 5)):
        seen = channels
        if r > 0:
            params += r * (channels + 1)
            mults += r * channels
            seen = r
        params += n * (seen * k * k + 1)
        mults += n * seen * k * k
    return (ones + threes[1] + fives[1] + pooled, height, width), params, mults * height * width


def small_vgg():
    return [(2, 8), (2, 16), (2, 32)]


brought = {"q1": "b", "q2": "c", "q3": "a"}
