# right: by tanh
def p_v(h, w, b_v):
    a = (w @ h.T).T + b_v
    return 0.5 * (1 + np.tanh(a / 2))
