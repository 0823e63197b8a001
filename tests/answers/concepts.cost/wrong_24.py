# wrong: the number of parameters is taken for the number of operations
# accept: params_again
def count_macs(layers):
    return count_params(layers)
