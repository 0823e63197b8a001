# wrong: states
# accept: states_instead
def p_h(v, w, b_h):
    a = v @ w + b_h
    return (a > 0).astype(float)
