# wrong: appends to the caller's list of layers to begin with the identity
# accept: changes_input
def collapse(weights, biases):
    weights.insert(0, np.eye(len(weights[0])))
    biases.insert(0, np.zeros(len(weights[0])))
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = w @ next_w
        b = b @ next_w + next_b
    return w, b
