# right: NumPy arrays with repeat; a small class that counts
import numpy as np


def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    counts, filters = np.array(blocks, dtype=int).reshape(-1, 2).T
    outs = np.repeat(filters, counts)
    ins = np.concatenate([[shape[0]], outs])[:-1]
    last = int(outs[-1]) if outs.size else shape[0]
    pixels = np.array(shape[1:]) // 2 ** len(blocks)
    first = last if global_pool else last * int(pixels.prod())
    sizes = np.array([first, *dense], dtype=np.int64)
    return int(((ins * 9 + 1) * outs).sum()), int(((sizes[:-1] + 1) * sizes[1:]).sum())


class Counter:
    def __init__(self, height, width):
        self.pixels, self.params, self.multiplications = height * width, 0, 0

    def conv(self, c, f, k):
        self.params += f * (c * k * k + 1)
        self.multiplications += self.pixels * f * c * k * k
        return f


def inception_cost(shape, ones, threes, fives, pooled):
    c, *size = shape
    counter = Counter(*size)
    out = counter.conv(c, ones, 1) + counter.conv(c, pooled, 1)
    for pair, k in ((threes, 3), (fives, 5)):
        before = counter.conv(c, pair[0], 1) if pair[0] != 0 else c
        out += counter.conv(before, pair[1], k)
    return (out, *size), counter.params, counter.multiplications


def small_vgg():
    return [(1, 16)] * 4


brought = {}
brought["q1"] = "b"
brought["q2"] = "c"
brought["q3"] = "a"
