# wrong: returns the whole width of the interval
# accept: whole_width
import numpy as np


def block_gradients(x, weights, dout, shortcut):
    sizes = np.zeros(len(weights))

    def back_from(block, h):
        """Forward through the rest by recursion; returns the gradient of h."""
        if block == len(weights):
            return dout
        v, w = weights[block]
        a = np.maximum(h @ v, 0)
        s = a @ w
        if shortcut:
            s = s + h
        g = np.where(s > 0, back_from(block + 1, np.maximum(s, 0)), 0.0)
        d = np.where(a > 0, g @ w.T, 0.0) @ v.T
        if shortcut:
            d = d + g
        sizes[block] = np.mean(abs(d))
        return d

    back_from(0, x)
    return sizes


def slope_interval(sizes, t):
    n, blocks = sizes.shape
    place = np.arange(blocks) - (blocks - 1) / 2  # centred, so the offset drops out
    slopes = np.log10(sizes) @ place / (place @ place)
    centre = slopes.sum() / n
    s = np.sqrt(((slopes - centre) ** 2).sum() / (n - 1))
    return centre, 2 * t * s / n**0.5


conclusions = {f"q{i}": letter for i, letter in enumerate("cba", 1)}
