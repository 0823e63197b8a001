# wrong: init_weights: arrays of shape (fan_out, fan_in)
# accept: out_in_shape only_square
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)
        weights.append(rng.normal(0, std, (fan_out, fan_in)))
    return weights
