# wrong: mlp_forward: a ReLU after the last layer, too
# accept: activation_after_last
def mlp_forward(x, weights, biases):
    cache = []
    for w, b in zip(weights, biases):
        cache.append(x)
        x = np.maximum(0, x @ w + b)
    return x, cache
