# wrong: adds the weight matrices
def collapse(weights, biases):
    return sum(weights), sum(biases)
