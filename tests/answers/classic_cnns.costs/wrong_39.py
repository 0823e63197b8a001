# wrong: hard-coded three channels in the first layer
# accept: always_three_channels
import numpy as np


def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    counts, filters = np.array(blocks, dtype=int).reshape(-1, 2).T
    outs = np.repeat(filters, counts)
    ins = np.concatenate([[3], outs])[:-1]
    last = int(outs[-1]) if outs.size else shape[0]
    pixels = np.array(shape[1:]) // 2 ** len(blocks)
    first = last if global_pool else last * int(pixels.prod())
    sizes = np.array([first, *dense], dtype=np.int64)
    return int(((ins * 9 + 1) * outs).sum()), int(((sizes[:-1] + 1) * sizes[1:]).sum())


def inception_cost(shape, ones, threes, fives, pooled):
    c, h, w = shape
    layers = [(c, ones, 1), (c, pooled, 1)]  # inputs, filters, kernel
    for (reduced, filters), kernel in zip((threes, fives), (3, 5)):
        if reduced:
            layers += [(c, reduced, 1), (reduced, filters, kernel)]
        else:
            layers.append((c, filters, kernel))
    weights = sum(i * f * k**2 for i, f, k in layers)
    biases = sum(f for _, f, _ in layers)
    return (ones + pooled + threes[1] + fives[1], h, w), weights + biases, h * w * weights


def small_vgg():
    return list(zip((1, 1, 1, 1), (8, 16, 16, 32)))


brought = dict(q1="b", q2="c", q3="a")
