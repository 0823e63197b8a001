# wrong: returns b before w
# accept: wrong_order
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = w @ next_w
        b = b @ next_w + next_b
    return b, w
