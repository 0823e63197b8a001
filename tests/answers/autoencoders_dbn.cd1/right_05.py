# right: in the names of the literature
def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    n = len(v)
    ph0 = p_h(v, w, b_h)
    h0 = 1.0 * (ph0 > u)
    pv1 = p_v(h0, w, b_v)
    ph1 = p_h(pv1, w, b_h)
    positive = v.T @ ph0
    negative = pv1.T @ ph1
    return (positive - negative) / n, np.mean(v - pv1, axis=0), np.mean(ph0 - ph1, axis=0)
