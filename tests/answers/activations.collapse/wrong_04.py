# wrong: the product of the weights is in the reverse order
# accept: order_reversed
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = next_w @ w
        b = b @ next_w + next_b
    return w, b
