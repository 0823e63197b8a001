# wrong: all layers
# accept: all_layers
def features(p_h, v, stack):
    found = []
    x = v
    for w, b_v, b_h in stack:
        x = p_h(x, w, b_h)
        found.append(x)
    return found
