# wrong: the zeros are overwritten, because the second if is not an elif
# accept: zeros_forgotten
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        if scheme == "zeros":
            w = np.zeros((m, n))
        if scheme == "he":
            w = rng.normal(0, np.sqrt(2 / m), (m, n))
        else:
            w = rng.normal(0, np.sqrt(2 / (m + n)), (m, n))
        weights.append(w)
        biases.append(np.zeros(n))
    return weights, biases
