# wrong: mlp_forward: the cache holds the outputs of the layers, x is missing
# accept: input_not_in_cache
def mlp_forward(x, weights, biases):
    cache = []
    h = x
    for i, (w, b) in enumerate(zip(weights, biases)):
        h = h @ w + b
        if i < len(weights) - 1:
            h = np.maximum(0, h)
        cache.append(h)
    return h, cache
