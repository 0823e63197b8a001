# wrong: the root covers the denominator only, the standard deviation is 2 / sqrt(fan_in)
# accept: two_outside_root
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        std = {"he": 2 / np.sqrt(m), "xavier": 2 / np.sqrt(m + n), "zeros": 0}[scheme]
        weights.append(rng.normal(0, std, (m, n)))
        biases.append(np.zeros(n))
    return weights, biases
