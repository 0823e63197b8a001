# right: init_weights: number by number in two loops
def init_weights(sizes, scheme, rng):
    weights = []
    for layer in range(1, len(sizes)):
        fan_in, fan_out = sizes[layer - 1], sizes[layer]
        w = np.zeros((fan_in, fan_out))
        for i in range(fan_in):
            for j in range(fan_out):
                if scheme == "he":
                    w[i, j] = rng.normal() * math.sqrt(2 / fan_in)
                elif scheme == "xavier":
                    w[i, j] = rng.normal() * math.sqrt(2 / (fan_in + fan_out))
        weights.append(w)
    return weights
