# wrong: all entries of a layer's weights are one and the same random number
# accept: one_number_per_layer
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(np.full((m, n), rng.normal(0, np.sqrt(v))))
        biases.append(np.zeros(n))
    return weights, biases
