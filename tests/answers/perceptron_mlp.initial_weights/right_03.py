# right: zeros first, filled number by number
def init(sizes, scheme, rng):
    weights = []
    biases = []
    for k in range(len(sizes) - 1):
        m = sizes[k]
        n = sizes[k + 1]
        w = np.zeros((m, n))
        if scheme != "zeros":
            total = m if scheme == "he" else m + n
            for i in range(m):
                for j in range(n):
                    w[i, j] = rng.normal(loc=0.0, scale=(2.0 / total) ** 0.5)
        weights.append(w)
        biases.append(np.zeros((n,)))
    return weights, biases
