# wrong: overflows for ±1000
# accept: overflows
def p_h(v, w, b_h):
    return 1 / (1 + np.exp(-(v @ w + b_h)))
