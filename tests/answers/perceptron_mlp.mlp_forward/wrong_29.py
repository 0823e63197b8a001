# wrong: mlp_forward: no ReLU after the first layer, the condition is shifted by one
# accept: activation_after_last off_by_one
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for i, (w, b) in enumerate(zip(weights, biases)):
        cache.append(h)
        h = h @ w + b
        if i > 0:
            h = np.maximum(0, h)
    return h, cache
