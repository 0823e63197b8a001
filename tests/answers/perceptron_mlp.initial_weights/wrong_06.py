# wrong: the biases are drawn at random, too
# accept: bias_drawn
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(rng.normal(0, np.sqrt(v), (m, n)))
        biases.append(rng.normal(0, np.sqrt(v), n))
    return weights, biases
