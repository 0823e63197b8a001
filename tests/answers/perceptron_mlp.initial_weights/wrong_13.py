# wrong: one list of pairs (w, b) instead of two lists
# accept: pairs_not_lists
def init(sizes, scheme, rng):
    layers = []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        layers.append((rng.normal(0, np.sqrt(v), (m, n)), np.zeros(n)))
    return layers
