# right: by the absolute value
def p_v(h, w, b_v):
    a = h @ w.T + b_v
    z = np.exp(-np.abs(a))
    return np.where(a >= 0, 1 / (1 + z), z / (1 + z))
