# wrong: one dot only
# accept: two_parts_only
def to_state_dict(weights):
    out = {}
    for key, value in weights.items():
        layer, name = key.split(".")
        if name == "w":
            if value.ndim == 2:
                out[layer + ".weight"] = value.T
            else:
                out[layer + ".weight"] = value
        elif name == "b":
            out[layer + ".bias"] = value
        elif name == "gamma":
            out[layer + ".weight"] = value
        elif name == "beta":
            out[layer + ".bias"] = value
        elif name == "mean":
            out[layer + ".running_mean"] = value
        elif name == "var":
            out[layer + ".running_var"] = value
    return out
