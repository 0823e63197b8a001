# wrong: the number of parameters is taken for the number of operations
def count_macs(layers):
    return count_params(layers)
