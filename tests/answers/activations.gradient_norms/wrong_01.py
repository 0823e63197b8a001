# wrong: init_weights: the variance is handed over as the standard deviation
# accept: root_forgotten
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        var = 2 / (fan_in + fan_out) if scheme == "xavier" else 2 / fan_in
        weights.append(rng.normal(0, var, (fan_in, fan_out)))
    return weights
