# right: init_weights: one long draw, cut into pieces
def init_weights(sizes, scheme, rng):
    shapes = list(zip(sizes[:-1], sizes[1:]))
    numbers = rng.normal(size=sum(m * n for m, n in shapes))
    weights, start = [], 0
    for m, n in shapes:
        piece = numbers[start : start + m * n].reshape(m, n)
        start += m * n
        weights.append(piece * np.sqrt(2 / (m + n if scheme == "xavier" else m)))
    return weights
