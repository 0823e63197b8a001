# wrong: init_weights: draws from np.random and ignores rng
# accept: uses_global_random argument_ignored
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)
        weights.append(np.random.normal(0, std, (fan_in, fan_out)))
    return weights
