# wrong: mlp_forward: only the output is returned
# accept: result_missing
def mlp_forward(x, weights, biases):
    h = x
    for i in range(len(weights)):
        h = h @ weights[i] + biases[i]
        if i < len(weights) - 1:
            h = np.maximum(0, h)
    return h
