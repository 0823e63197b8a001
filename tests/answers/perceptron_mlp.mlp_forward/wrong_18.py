# wrong: mlp_forward: the output is in the cache, too, one entry too many
# accept: output_in_cache
def mlp_forward(x, weights, biases):
    cache = [x]
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = cache[-1] @ w + b
        cache.append(np.maximum(0, z) if i < len(weights) - 1 else z)
    return cache[-1], cache
