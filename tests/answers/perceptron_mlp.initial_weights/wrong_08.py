# wrong: a new generator with a fixed seed for every layer
# accept: rng_ignored same_for_all_layers argument_ignored
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        rng = np.random.default_rng(42)
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(rng.normal(0, np.sqrt(v), (m, n)))
        biases.append(np.zeros(n))
    return weights, biases
