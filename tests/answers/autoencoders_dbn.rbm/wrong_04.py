# wrong: no sigmoid
# accept: no_sigmoid
def p_h(v, w, b_h):
    return v @ w + b_h
