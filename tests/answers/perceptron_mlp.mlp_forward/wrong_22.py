# wrong: mlp_forward: every layer is given the original x
# accept: every_layer_gets_x
def mlp_forward(x, weights, biases):
    cache = []
    for i, (w, b) in enumerate(zip(weights, biases)):
        cache.append(x)
        h = x @ w + b
        if i < len(weights) - 1:
            h = np.maximum(0, h)
    return h, cache
