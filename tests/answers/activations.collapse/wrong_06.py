# wrong: works for two layers only, further layers are ignored
# accept: only_two_layers
def collapse(weights, biases):
    w = weights[0] @ weights[1]
    b = biases[0] @ weights[1] + biases[1]
    return w, b
