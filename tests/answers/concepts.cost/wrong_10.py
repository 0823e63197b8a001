# wrong: convolutions are left out
# accept: dense_only
def count_params(layers):
    return sum(layer[1] * layer[2] + layer[2] for layer in layers if layer[0] == "dense")
