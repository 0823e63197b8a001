# wrong: the last machine is missing
# accept: last_layer_left_out
def features(p_h, v, stack):
    x = v
    for w, b_v, b_h in stack[:-1]:
        x = p_h(x, w, b_h)
    return x
