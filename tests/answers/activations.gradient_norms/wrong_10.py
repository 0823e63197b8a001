# wrong: init_weights: the two schemes are swapped
# accept: schemes_swapped
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "he" else np.sqrt(2 / fan_in)
        weights.append(rng.normal(0, std, (fan_in, fan_out)))
    return weights
