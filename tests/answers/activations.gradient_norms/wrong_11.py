# wrong: init_weights: compares with "Xavier", so xavier becomes He
# accept: xavier_not_recognised
def init_weights(sizes, scheme, rng):
    weights = []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        if scheme == "Xavier":
            std = np.sqrt(2 / (fan_in + fan_out))
        else:
            std = np.sqrt(2 / fan_in)
        weights.append(rng.normal(0, std, (fan_in, fan_out)))
    return weights
