# wrong: the visible bias
# accept: bias_of_the_other_side
def features(p_h, v, stack):
    x = v
    for w, b_v, b_h in stack:
        x = p_h(x, w, b_v)
    return x
