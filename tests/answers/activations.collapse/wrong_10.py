# wrong: the last bias array of the caller is changed by +=
# accept: changes_input
def collapse(weights, biases):
    w, b = weights[-1], biases[-1]
    for i in range(len(weights) - 2, -1, -1):
        b += biases[i] @ w
        w = weights[i] @ w
    return w, b
