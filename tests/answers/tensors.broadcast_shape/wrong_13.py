# wrong: only the last axis is compared
# accept: last_axis_only
def broadcast_shape(a, b):
    if not a or not b:
        return a or b
    if a[-1] != b[-1] and a[-1] != 1 and b[-1] != 1:
        raise ValueError
    last = b[-1] if a[-1] == 1 else a[-1]
    longer = a if len(a) >= len(b) else b
    return longer[:-1] + (last,)
