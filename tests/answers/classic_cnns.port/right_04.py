# right: match on the name
def to_state_dict(weights):
    result = dict()
    for full_name in weights:
        *layer, name = full_name.split(".")
        array = np.array(weights[full_name])
        match name:
            case "w" if array.ndim == 2:
                new, array = "weight", np.einsum("ij->ji", array)
            case "w" | "gamma":
                new = "weight"
            case "b" | "beta":
                new = "bias"
            case other:
                new = f"running_{other}"
        result[".".join(layer + [new])] = array
    return result
