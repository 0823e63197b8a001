# wrong: convolution moved to Keras's order
# accept: conv_transposed
def to_state_dict(weights):
    out = {}
    for key, value in weights.items():
        pos = key.rfind(".")
        layer, name = key[:pos], key[pos + 1 :]
        if name == "w":
            if value.ndim == 2:
                out[layer + ".weight"] = value.T
            else:
                out[layer + ".weight"] = value.transpose(2, 3, 1, 0)
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
