# wrong: mlp_forward: the cache is in the order of the way back, x last
# accept: wrong_order
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for i, (w, b) in enumerate(zip(weights, biases)):
        cache.insert(0, h)
        h = h @ w + b
        if i < len(weights) - 1:
            h = np.maximum(0, h)
    return h, cache
