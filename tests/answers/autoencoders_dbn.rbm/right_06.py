# right: by clipping the exponent
def p_v(h, w, b_v):
    return 1 / (1 + np.exp(-np.clip(np.dot(h, w.transpose()) + b_v, -700, 700)))
