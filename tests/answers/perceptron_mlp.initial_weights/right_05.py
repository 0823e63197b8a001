# right: scipy's normal distribution with the generator handed in
from scipy.stats import norm


def init(sizes, scheme, rng):
    weights = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        if scheme == "zeros":
            weights.append(np.zeros((m, n)))
        else:
            std = np.sqrt(2 / m) if scheme == "he" else np.sqrt(2 / (m + n))
            weights.append(norm.rvs(scale=std, size=(m, n), random_state=rng))
    return weights, [np.zeros(n) for n in sizes[1:]]
