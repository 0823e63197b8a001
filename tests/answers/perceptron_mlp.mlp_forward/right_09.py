# right: mlp_forward: recursion
def mlp_forward(x, weights, biases):
    z = x @ weights[0] + biases[0]
    if len(weights) == 1:
        return z, [x]
    out, rest = mlp_forward(z * (z > 0), weights[1:], biases[1:])
    return out, [x] + rest
