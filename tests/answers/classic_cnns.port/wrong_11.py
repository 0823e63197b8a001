# wrong: split with maxsplit from the left
# accept: cut_at_the_first_dot
NEW = dict(w="weight", gamma="weight", b="bias", beta="bias", mean="running_mean", var="running_var")


def to_state_dict(weights):
    split = {key: key.split(".", 1) for key in weights}
    return {
        layer + "." + NEW[name]: weights[key].T.copy() if weights[key].ndim == 2 else weights[key].copy()
        for key, (layer, name) in split.items()
    }
