# wrong: the hidden units are drawn anew for the new v, so h belongs to the next step
# accept: hidden_after
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = (u_h < p_h(v, w, b_h)).astype(float)
    v = (u_v < p_v(h, w, b_v)).astype(float)
    h = (u_h < p_h(v, w, b_h)).astype(float)
    return v, h


def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    ph0 = p_h(v, w, b_h)
    h0 = (u < ph0).astype(float)
    v1 = p_v(h0, w, b_v)
    ph1 = p_h(v1, w, b_h)
    dw = (v.T @ ph0 - v1.T @ ph1) / len(v)
    return dw, (v - v1).mean(axis=0), (ph0 - ph1).mean(axis=0)
