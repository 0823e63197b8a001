# right: Jacobians sample by sample; slope from np.cov
import numpy as np


def block_gradients(x, weights, dout, shortcut):
    """One sample at a time: each has its own Jacobian per block."""
    n, size = x.shape
    result = np.zeros(len(weights))
    for h, g in zip(x, dout):
        jacobians = []
        for v, w in weights:
            z = h @ v
            s = np.maximum(z, 0) @ w + (h if shortcut else 0)
            inner = v @ np.diag((z > 0) * 1.0) @ w + (np.eye(size) if shortcut else 0)
            jacobians.append(inner @ np.diag((s > 0) * 1.0))
            h = np.maximum(s, 0)
        for i in range(len(weights) - 1, -1, -1):
            g = jacobians[i] @ g
            result[i] += np.abs(g).sum()
    return result / (n * size)


def slope_interval(sizes, t):
    def slope(row):
        x, y = np.arange(len(row)), np.log10(row)
        covariance = np.cov(x, y)
        return covariance[0, 1] / covariance[0, 0]

    slopes = np.array([slope(row) for row in sizes])
    half = t * np.std(slopes, ddof=1) / np.sqrt(slopes.size)
    return np.average(slopes), half


conclusions = {"q1": "", "q2": "", "q3": ""}
conclusions.update(zip(conclusions, ['c', 'b', 'a']))
