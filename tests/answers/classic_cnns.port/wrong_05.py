# wrong: running forgotten
# accept: running_forgotten
def to_state_dict(weights):
    out = {}
    for key, value in weights.items():
        pos = key.rfind(".")
        layer, name = key[:pos], key[pos + 1 :]
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
            out[layer + ".mean"] = value
        elif name == "var":
            out[layer + ".var"] = value
    return out
