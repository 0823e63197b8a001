# right: recursion
def init(sizes, scheme, rng):
    if len(sizes) == 1:
        return [], []
    m, n = sizes[:2]
    if scheme == "zeros":
        w = np.zeros((m, n))
    else:
        w = rng.normal(size=(m, n)) / np.sqrt(m / 2 if scheme == "he" else (m + n) / 2)
    weights, biases = init(sizes[1:], scheme, rng)
    return [w, *weights], [np.zeros(n), *biases]
