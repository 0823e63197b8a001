# wrong: names of batch norm kept
# accept: norm_names_kept
NEW = dict(w="weight", gamma="gamma", b="bias", beta="beta", mean="running_mean", var="running_var")


def to_state_dict(weights):
    split = {key: key.rsplit(".", 1) for key in weights}
    return {
        layer + "." + NEW[name]: weights[key].T.copy() if weights[key].ndim == 2 else weights[key].copy()
        for key, (layer, name) in split.items()
    }
