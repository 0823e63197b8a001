# wrong: uniform instead of normal numbers
# accept: uniform_not_normal
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        limit = np.sqrt(3 * v)
        weights.append(rng.uniform(-limit, limit, (m, n)))
        biases.append(np.zeros(n))
    return weights, biases
