# right: by clipping the exponent
def p_h(v, w, b_h):
    return 1 / (1 + np.exp(-np.clip(v @ w + b_h, -700, 700)))
