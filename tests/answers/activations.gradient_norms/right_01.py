# right: init_weights: zip over neighbours, rng.normal
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        if scheme == "xavier":
            variance = 2 / (fan_in + fan_out)
        else:
            variance = 2 / fan_in
        weights.append(rng.normal(0, np.sqrt(variance), size=(fan_in, fan_out)))
    return weights
