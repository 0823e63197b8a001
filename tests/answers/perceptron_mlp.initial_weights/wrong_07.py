# wrong: np.random instead of the generator handed in
# accept: uses_global_random argument_ignored
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(np.random.normal(0, np.sqrt(v), (m, n)))
        biases.append(np.zeros(n))
    return weights, biases
