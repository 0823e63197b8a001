# right: itertools.accumulate
from itertools import accumulate

def smooth(values, weight):
    means = list(accumulate(values, lambda m, x: weight * m + (1 - weight) * x, initial=0.0))[1:]
    return np.array([m / (1 - weight ** (i + 1)) for i, m in enumerate(means)])
