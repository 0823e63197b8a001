# wrong: everything transposed
# accept: all_axes_reversed
NEW = dict(w="weight", gamma="weight", b="bias", beta="bias", mean="running_mean", var="running_var")


def to_state_dict(weights):
    split = {key: key.rsplit(".", 1) for key in weights}
    return {
        layer + "." + NEW[name]: weights[key].T
        for key, (layer, name) in split.items()
    }
