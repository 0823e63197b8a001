# right: match statement, multivariate normal rows
def init(sizes, scheme, rng):
    weights, biases = [], []
    for m, n in zip(sizes[:-1], sizes[1:]):
        match scheme:
            case "he":
                v = 2 / m
            case "xavier":
                v = 2 / (m + n)
            case "zeros":
                v = 0.0
        weights.append(rng.multivariate_normal(np.zeros(n), v * np.eye(n), size=m))
        biases.append(np.zeros(n))
    return weights, biases
