# wrong: return inside the loop, after the second layer (and None for a single layer)
# accept: returns_in_loop returns_nothing
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = w @ next_w
        b = b @ next_w + next_b
        return w, b
