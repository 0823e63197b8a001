# wrong: init_weights: return inside the loop, only the first layer
# accept: returns_in_loop first_only
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)
        weights.append(rng.normal(0, std, (fan_in, fan_out)))
        return weights
