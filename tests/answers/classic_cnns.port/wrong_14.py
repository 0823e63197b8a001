# wrong: mean and var swapped
# accept: mean_and_var_swapped
NEW = dict(w="weight", gamma="weight", b="bias", beta="bias", mean="running_var", var="running_mean")


def to_state_dict(weights):
    split = {key: key.rsplit(".", 1) for key in weights}
    return {
        layer + "." + NEW[name]: weights[key].T.copy() if weights[key].ndim == 2 else weights[key].copy()
        for key, (layer, name) in split.items()
    }
