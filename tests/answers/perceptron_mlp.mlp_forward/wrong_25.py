# wrong: mlp_forward: the biases are forgotten
# accept: bias_forgotten
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for i, w in enumerate(weights):
        cache.append(h)
        h = h @ w
        if i < len(weights) - 1:
            h = np.maximum(0, h)
    return h, cache
