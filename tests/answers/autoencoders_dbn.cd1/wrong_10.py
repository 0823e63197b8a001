# wrong: dream minus data
# accept: negated
def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    ph0 = p_h(v, w, b_h)
    h = (u < ph0).astype(float)
    v1 = p_v(h, w, b_v)
    ph1 = p_h(v1, w, b_h)
    dw = (v1.T @ ph1 - v.T @ ph0) / len(v)
    dv = (v1 - v).mean(axis=0)
    dh = (ph1 - ph0).mean(axis=0)
    return dw, dv, dh
