# right: unit by unit
def p_v(h, w, b_v):
    out = np.zeros((len(h), len(b_v)))
    for n in range(len(h)):
        for i in range(len(b_v)):
            a = b_v[i] + (w[i] * h[n]).sum()
            out[n, i] = 1 / (1 + np.exp(-a)) if a > 0 else np.exp(a) / (1 + np.exp(a))
    return out
