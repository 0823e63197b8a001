# wrong: the drawn h in the statistics
# accept: drawn_in_the_statistics
def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    ph0 = p_h(v, w, b_h)
    h = (u < ph0).astype(float)
    v1 = p_v(h, w, b_v)
    ph1 = p_h(v1, w, b_h)
    dw = (v.T @ h - v1.T @ ph1) / len(v)
    dv = (v - v1).mean(axis=0)
    dh = (ph0 - ph1).mean(axis=0)
    return dw, dv, dh
