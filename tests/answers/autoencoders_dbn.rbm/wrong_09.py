# wrong: overflows for ±1000
# accept: overflows
def p_v(h, w, b_v):
    return 1 / (1 + np.exp(-(h @ w.T + b_v)))
