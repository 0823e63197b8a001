# wrong: the 3x3 pooling counted as a kernel
# accept: pool_kernel_counted
def inception_cost(shape, ones, threes, fives, pooled):
    c = shape[0]
    r3, n3 = threes
    r5, n5 = fives
    w1 = c * ones
    if r3 == 0:
        w3 = 9 * c * n3
    else:
        w3 = c * r3 + 9 * r3 * n3
    if r5 == 0:
        w5 = 25 * c * n5
    else:
        w5 = c * r5 + 25 * r5 * n5
    wp = 9 * c * pooled
    b = ones + r3 + n3 + r5 + n5 + pooled
    macs = (w1 + w3 + w5 + wp) * shape[1] * shape[2]
    return (ones + n3 + n5 + pooled, shape[1], shape[2]), w1 + w3 + w5 + wp + b, macs
