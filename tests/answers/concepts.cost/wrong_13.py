# wrong: a list with one number per layer instead of the sum
# accept: not_reduced
def count_params(layers):
    result = []
    for layer in layers:
        if layer[0] == "dense":
            result.append(layer[1] * layer[2] + layer[2])
        else:
            result.append(layer[2] * (layer[1] * layer[3] ** 2 + 1))
    return result
