# right: match statement in a helper
def count_params(layers):
    def one(layer):
        match layer:
            case ("dense", n, m):
                return (n + 1) * m
            case ("conv", c, f, k, _, _):
                return f * c * k**2 + f

    return sum(map(one, layers))
