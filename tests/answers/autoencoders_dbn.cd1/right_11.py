# right: states in float32
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = (p_h(v, w, b_h) > u_h).astype(np.float32)
    v = (p_v(h, w, b_v) > u_v).astype(np.float32)
    return v, h
