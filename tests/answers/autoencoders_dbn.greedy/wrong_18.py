# wrong: returns in the loop
# accept: returns_in_loop
def features(p_h, v, stack):
    x = v
    for w, b_v, b_h in stack:
        return p_h(x, w, b_h)
    return x
