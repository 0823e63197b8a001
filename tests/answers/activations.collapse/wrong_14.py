# wrong: the next bias is added before the multiplication
# accept: bias_through_own_weights
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = w @ next_w
        b = (b + next_b) @ next_w
    return w, b
