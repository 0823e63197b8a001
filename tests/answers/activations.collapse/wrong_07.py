# wrong: the bias goes through the collapsed product instead of the next layer's weights
# accept: bias_through_own_weights
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = w @ next_w
        b = b @ w + next_b
    return w, b
