# wrong: mlp_forward: no ReLU between the layers
# accept: no_activation
def mlp_forward(x, weights, biases):
    cache = []
    for w, b in zip(weights, biases):
        cache.append(x)
        x = x @ w + b
    return x, cache
