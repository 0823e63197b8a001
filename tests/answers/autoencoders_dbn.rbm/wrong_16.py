# wrong: states
# accept: states_instead
def p_v(h, w, b_v):
    a = h @ w.T + b_v
    return (a > 0).astype(float)
