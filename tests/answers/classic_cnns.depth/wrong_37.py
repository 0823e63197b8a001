# wrong: places from 0 to 1, so the slope is that over the whole network
# accept: over_the_whole_network
import numpy as np


def block_gradients(x, weights, dout, shortcut):
    h, kept = x, []
    for v, w in weights:
        z = h @ v
        total = np.maximum(z, 0) @ w + (h if shortcut else 0)
        kept.append((z > 0, total > 0))
        h = np.maximum(total, 0)
    d, sizes = dout, []
    for (v, w), (inner, outer) in zip(weights[::-1], kept[::-1]):
        d = d * outer
        through = ((d @ w.T) * inner) @ v.T
        d = through + d if shortcut else through
        sizes.append(np.abs(d).mean())
    return np.array(sizes[::-1])


def slope_interval(sizes, t):
    seeds, blocks = sizes.shape
    slopes = np.polyfit(np.linspace(0, 1, blocks), np.log10(sizes).T, 1)[0]
    return slopes.mean(), t * slopes.std(ddof=1) / np.sqrt(seeds)


conclusions = {"q1": "c", "q2": "b", "q3": "a"}
