# wrong: mlp_forward: the ReLU also cuts the input x, in place, so the caller's x changes
# accept: activation_on_input changes_input
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for i, (w, b) in enumerate(zip(weights, biases)):
        h[h < 0] = 0
        cache.append(h)
        h = h @ w + b
    return h, cache
