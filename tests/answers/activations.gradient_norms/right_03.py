# right: init_weights: uniform with the right variance, since no distribution is named
def init_weights(sizes, scheme, rng):
    result = []
    for k in range(len(sizes) - 1):
        total = sizes[k] + sizes[k + 1] if scheme == "xavier" else sizes[k]
        limit = np.sqrt(3 * 2 / total)
        result.append(rng.uniform(-limit, limit, (sizes[k], sizes[k + 1])))
    return result
