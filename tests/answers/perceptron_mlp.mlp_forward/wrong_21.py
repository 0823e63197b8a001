# wrong: mlp_forward: ReLU is applied to the input before the first layer
# accept: activation_on_input sums_in_cache
def mlp_forward(x, weights, biases):
    cache, h = [], x
    for w, b in zip(weights, biases):
        cache.append(h)
        h = np.maximum(0, h) @ w + b
    return h, cache
