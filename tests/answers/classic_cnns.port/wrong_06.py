# wrong: gamma and beta swapped
# accept: gamma_and_beta_swapped
NEW = dict(w="weight", gamma="bias", b="bias", beta="weight", mean="running_mean", var="running_var")


def to_state_dict(weights):
    split = {key: key.rsplit(".", 1) for key in weights}
    return {
        layer + "." + NEW[name]: weights[key].T.copy() if weights[key].ndim == 2 else weights[key].copy()
        for key, (layer, name) in split.items()
    }
