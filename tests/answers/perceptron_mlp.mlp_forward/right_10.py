# right: mlp_forward: the list grows from its own last entry
def mlp_forward(x, weights, biases):
    cache = [x]
    for w, b in zip(weights[:-1], biases[:-1]):
        cache.append(np.clip(np.dot(cache[-1], w) + b, 0, None))
    return np.dot(cache[-1], weights[-1]) + biases[-1], cache
