# right: mlp_forward: loop with an if for the last layer
def mlp_forward(x, weights, biases):
    cache = []
    h = x
    for i in range(len(weights)):
        cache.append(h)
        h = h @ weights[i] + biases[i]
        if i < len(weights) - 1:
            h = np.maximum(0, h)
    return h, cache
