# wrong: the dream uses the hidden probabilities of the data: p(h|v1) is never computed
# accept: drawn_hidden_again
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = (u_h < p_h(v, w, b_h)).astype(float)
    v = (u_v < p_v(h, w, b_v)).astype(float)
    return v, h


def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    ph = p_h(v, w, b_h)
    h0 = (u < ph).astype(float)
    v1 = p_v(h0, w, b_v)
    return (v.T @ ph - v1.T @ h0) / len(v), (v - v1).mean(0), (ph - h0).mean(0)
