# wrong: mlp_forward: return inside the loop, only the first layer
# accept: returns_in_loop first_only
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for i, (w, b) in enumerate(zip(weights, biases)):
        cache.append(h)
        h = h @ w + b
        if i < len(weights) - 1:
            h = np.maximum(0, h)
        return h, cache
