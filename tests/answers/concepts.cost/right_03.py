# right: dictionary of functions
def count_params(layers):
    rule = {
        "dense": lambda n, m: n * m + m,
        "conv": lambda c, f, k, h, w: f * (c * k * k + 1),
    }
    return sum(rule[kind](*numbers) for kind, *numbers in layers)
