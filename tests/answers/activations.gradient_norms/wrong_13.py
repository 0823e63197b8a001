# wrong: init_weights: the loop runs one layer too far, IndexError
# accept: off_by_one
def init_weights(sizes, scheme, rng):
    weights = []
    for i in range(len(sizes)):
        fan_in, fan_out = sizes[i], sizes[i + 1]
        std = np.sqrt(2 / (fan_in + fan_out)) if scheme == "xavier" else np.sqrt(2 / fan_in)
        weights.append(rng.normal(0, std, (fan_in, fan_out)))
    return weights
