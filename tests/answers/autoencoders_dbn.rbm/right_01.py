# right: both signs apart
def p_h(v, w, b_h):
    a = v @ w + b_h
    out = np.empty_like(a)
    up = a >= 0
    out[up] = 1 / (1 + np.exp(-a[up]))
    e = np.exp(a[~up])
    out[~up] = e / (1 + e)
    return out
