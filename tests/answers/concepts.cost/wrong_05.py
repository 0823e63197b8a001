# wrong: return stands inside the loop, so only the first layer counts
# accept: returns_in_loop first_only
def count_params(layers):
    total = 0
    for layer in layers:
        if layer[0] == "dense":
            total += layer[1] * layer[2] + layer[2]
        else:
            total += layer[2] * (layer[1] * layer[3] ** 2 + 1)
        return total
