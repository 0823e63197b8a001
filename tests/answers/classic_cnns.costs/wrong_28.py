# wrong: pool branch passes its input on
# accept: pool_adds_its_input
def inception_cost(shape, ones, threes, fives, pooled):
    c, h, w = shape
    weights = c * ones + c * pooled
    biases = ones + pooled
    for (reduce, n), k in [(threes, 3), (fives, 5)]:
        if reduce > 0:
            weights += c * reduce
            biases += reduce
            weights += reduce * n * k * k
        else:
            weights += c * n * k * k
        biases += n
    out_shape = (ones + threes[1] + fives[1] + c, h, w)
    return out_shape, weights + biases, weights * h * w
