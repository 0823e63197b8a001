# wrong: mlp_forward: the largest entry of the whole array instead of an elementwise maximum with 0
# accept: largest_entry
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for i, (w, b) in enumerate(zip(weights, biases)):
        cache.append(h)
        h = h @ w + b
        if i < len(weights) - 1:
            h = max(0, np.max(h))
    return h, cache
