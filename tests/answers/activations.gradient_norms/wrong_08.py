# wrong: init_weights: random numbers from 0 to 1, the mean is not 0
# accept: mean_not_zero
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)
        weights.append(rng.random((fan_in, fan_out)) * std)
    return weights
