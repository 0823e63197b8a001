# wrong: adds the weight matrices
# accept: biases_added weights_added
def collapse(weights, biases):
    return sum(weights), sum(biases)
