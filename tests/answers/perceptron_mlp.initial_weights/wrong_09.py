# wrong: weights of shape (fan_out, fan_in)
# accept: out_in_shape only_square
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        v = {"he": 2 / m, "xavier": 2 / (m + n), "zeros": 0}[scheme]
        weights.append(rng.normal(0, np.sqrt(v), (n, m)))
        biases.append(np.zeros(n))
    return weights, biases
