# wrong: Xavier with variance 1 / fan_in
# accept: xavier_by_fan_in
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 1 / m, "zeros": 0}[scheme]
        weights.append(rng.normal(0, np.sqrt(v), (m, n)))
        biases.append(np.zeros(n))
    return weights, biases
