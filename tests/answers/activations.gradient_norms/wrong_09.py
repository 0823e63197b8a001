# wrong: init_weights: uniform between minus and plus the standard deviation, a third of the variance
# accept: spread_as_limit
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)
        weights.append(rng.uniform(-std, std, (fan_in, fan_out)))
    return weights
