# right: init_weights: recursion
def init_weights(sizes, scheme, rng):
    if len(sizes) < 2:
        return []
    m, n = sizes[0], sizes[1]
    scale = math.sqrt(2 / m) if scheme == "he" else math.sqrt(2 / (m + n))
    first = rng.normal(scale=scale, size=(m, n))
    return [first] + init_weights(sizes[1:], scheme, rng)
