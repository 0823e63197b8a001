# wrong: mlp_forward: the last layer is left out
# accept: off_by_one
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for i in range(len(weights) - 1):
        cache.append(h)
        h = np.maximum(0, h @ weights[i] + biases[i])
    return h, cache
