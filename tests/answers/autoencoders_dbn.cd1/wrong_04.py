# wrong: above is on
# accept: above_is_on
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = (u_h > p_h(v, w, b_h)).astype(float)
    new = (u_v > p_v(h, w, b_v)).astype(float)
    return new, h
