# right: a helper for one convolution
def inception_cost(shape, ones, threes, fives, pooled):
    channels, height, width = shape

    def conv(inputs, filters, size):
        weights = inputs * filters * size**2
        return np.array([weights + filters, weights * height * width])

    total = conv(channels, ones, 1) + conv(channels, pooled, 1)
    for size, (r, n) in {3: threes, 5: fives}.items():
        if r:
            total += conv(channels, r, 1) + conv(r, n, size)
        else:
            total += conv(channels, n, size)
    params, macs = total
    return (ones + threes[1] + fives[1] + pooled, height, width), params, macs
