# wrong: init_weights: replaces the generator by its own with seed 0
# accept: rng_ignored argument_ignored
def init_weights(sizes, scheme, rng):
    rng = np.random.default_rng(0)
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)
        weights.append(rng.normal(0, std, (fan_in, fan_out)))
    return weights
