# right: recursion over blocks and dense layers; weighted sums by einsum
import numpy as np


def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    def head(inputs, layers):
        if not layers:
            return 0
        return inputs * layers[0] + layers[0] + head(layers[0], layers[1:])

    def body(c, h, w, left):
        if len(left) == 0:
            return 0, head(c if global_pool else c * h * w, tuple(dense))
        (n, f), *rest = left
        convs, denses = body(f, h // 2, w // 2, rest)
        first = 3 * 3 * c * f + f
        return convs + first + (n - 1) * (3 * 3 * f * f + f), denses

    return body(*shape, list(blocks))


def inception_cost(shape, ones, threes, fives, pooled):
    c, h, w = shape
    ins = np.array([c, c, threes[0] or c, c, fives[0] or c, c])
    outs = np.array([ones, threes[0], threes[1], fives[0], fives[1], pooled])
    areas = np.array([1, 1, 9, 1, 25, 1])
    weights = int(np.einsum("i,i,i->", ins, outs, areas))
    return (int(outs[[0, 2, 4, 5]].sum()), h, w), weights + int(outs.sum()), weights * h * w


def small_vgg():
    blocks = [(1, 4)]
    blocks.append((2, 12))
    blocks.append((3, 24))
    return blocks


brought = {f"q{i}": letter for i, letter in enumerate("bca", 1)}
