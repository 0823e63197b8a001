# wrong: the loop begins with the first layer, which is then applied twice
# accept: first_layer_twice
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for i in range(len(weights)):
        w = w @ weights[i]
        b = b @ weights[i] + biases[i]
    return w, b
