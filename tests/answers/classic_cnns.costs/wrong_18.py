# wrong: rounded up
# accept: rounded_up
import math


def vgg_params(blocks, shape=(3, 224, 224), dense=(4096, 4096, 1000), global_pool=False):
    maps = np.array([shape[0], *np.repeat([f for _, f in blocks], [n for n, _ in blocks])])
    body = np.sum(maps[1:] * (9 * maps[:-1] + 1))
    scale = 2 ** len(blocks)
    area = 1 if global_pool else math.ceil(shape[1] / scale) * math.ceil(shape[2] / scale)
    units = np.array([maps[-1] * area, *dense])
    head = np.sum(units[1:] * (units[:-1] + 1))
    return body, head
