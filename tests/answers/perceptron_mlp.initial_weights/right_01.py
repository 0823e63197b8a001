# right: zip, if and rng.normal
def init(sizes, scheme, rng):
    weights, biases = [], []
    for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
        if scheme == "he":
            variance = 2 / fan_in
        elif scheme == "xavier":
            variance = 2 / (fan_in + fan_out)
        else:
            variance = 0
        weights.append(rng.normal(0, np.sqrt(variance), (fan_in, fan_out)))
        biases.append(np.zeros(fan_out))
    return weights, biases
