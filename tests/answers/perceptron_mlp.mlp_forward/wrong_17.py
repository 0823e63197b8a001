# wrong: mlp_forward: the cache holds what stands before the ReLU
# accept: sums_in_cache
def mlp_forward(x, weights, biases):
    cache = [x]
    h = x
    for w, b in zip(weights[:-1], biases[:-1]):
        z = h @ w + b
        cache.append(z)
        h = np.maximum(0, z)
    return h @ weights[-1] + biases[-1], cache
