# wrong: init_weights: He with fan_out instead of fan_in
# accept: he_by_fan_out
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        var = 2 / (fan_in + fan_out) if scheme == "xavier" else 2 / fan_out
        weights.append(rng.normal(0, np.sqrt(var), (fan_in, fan_out)))
    return weights
