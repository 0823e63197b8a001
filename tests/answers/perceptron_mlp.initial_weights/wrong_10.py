# wrong: biases as long as the layer's input
# accept: only_square
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(rng.normal(0, np.sqrt(v), (m, n)))
        biases.append(np.zeros(m))
    return weights, biases
