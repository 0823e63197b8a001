# wrong: no sigmoid
# accept: no_sigmoid
def p_v(h, w, b_v):
    return h @ w.T + b_v
