# right: regular expressions
import re


def to_state_dict(weights):
    state = {}
    for key, array in weights.items():
        key = re.sub(r"\.(w|gamma)$", ".weight", key)
        key = re.sub(r"\.(b|beta)$", ".bias", key)
        key = re.sub(r"\.(mean|var)$", r".running_\1", key)
        if array.ndim == 2:
            array = np.ascontiguousarray(array.transpose(1, 0))
        state[key] = array
    return state
