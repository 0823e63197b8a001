# wrong: He and Xavier are swapped
# accept: schemes_swapped
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"xavier": 2 / m, "he": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(rng.normal(0, np.sqrt(v), (m, n)))
        biases.append(np.zeros(n))
    return weights, biases
