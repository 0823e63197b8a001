# wrong: biases are forgotten
# accept: bias_forgotten
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            total += layer[1] * layer[2]
        else:
            total += layer[2] * layer[1] * layer[3] * layer[3]
    return total
