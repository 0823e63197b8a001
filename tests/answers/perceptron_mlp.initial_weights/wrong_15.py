# wrong: the list of biases has one entry for the input layer, too
# accept: off_by_one
def init(sizes, scheme, rng):
    weights = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(rng.normal(0, np.sqrt(v), (m, n)))
    biases = [np.zeros(n) for n in sizes]
    return weights, biases
