# wrong: the bias of the later layers is forgotten
# accept: last_bias_forgotten
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w in weights[1:]:
        w = w @ next_w
        b = b @ next_w
    return w, b
