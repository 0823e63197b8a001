# wrong: a threshold
# accept: threshold argument_ignored
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = (p_h(v, w, b_h) > 0.5).astype(float)
    new = (p_v(h, w, b_v) > 0.5).astype(float)
    return new, h
