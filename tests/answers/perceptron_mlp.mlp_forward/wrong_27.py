# wrong: mlp_forward: two layers only, whatever the length of the lists
# accept: only_two_layers only_the_examples
def mlp_forward(x, weights, biases):
    h = np.maximum(0, x @ weights[0] + biases[0])
    out = h @ weights[1] + biases[1]
    return out, [x, h]
