# right: comprehensions and a dictionary of functions
def init(sizes, scheme, rng):
    std = {
        "he": lambda m, n: np.sqrt(2 / m),
        "xavier": lambda m, n: np.sqrt(2 / (m + n)),
        "zeros": lambda m, n: 0.0,
    }[scheme]
    weights = [rng.standard_normal((m, n)) * std(m, n) for m, n in zip(sizes, sizes[1:])]
    return weights, [np.zeros(n) for n in sizes[1:]]
