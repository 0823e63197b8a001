# wrong: no branch for r = 0
# accept: no_reduction_means_no_filters
def inception_cost(shape, ones, threes, fives, pooled):
    c, h, w = shape
    branches = [
        [(c, ones, 1)],
        [(c, threes[0], 1), (threes[0], threes[1], 3)],
        [(c, fives[0], 1), (fives[0], fives[1], 5)],
        [(c, pooled, 1)],
    ]
    filters = sum(branch[-1][1] for branch in branches)
    params = macs = 0
    for branch in branches:
        for inputs, outputs, k in branch:
            params += outputs * (inputs * k * k + 1)
            macs += h * w * outputs * inputs * k * k
    return [filters, h, w], params, macs
