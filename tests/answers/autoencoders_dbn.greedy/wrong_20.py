# wrong: transposed
# accept: weights_transposed
def features(p_h, v, stack):
    x = v
    for w, b_v, b_h in stack:
        x = p_h(x, w.T, b_h)
    return x
