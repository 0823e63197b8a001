# wrong: the scheme "zeros" is forgotten and gives Xavier's numbers
# accept: zeros_forgotten
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        if scheme == "he":
            std = np.sqrt(2 / m)
        else:
            std = np.sqrt(2 / (m + n))
        weights.append(rng.normal(0, std, (m, n)))
        biases.append(np.zeros(n))
    return weights, biases
