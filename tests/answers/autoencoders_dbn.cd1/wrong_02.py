# wrong: visible units are not drawn
# accept: visible_as_probabilities
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = (u_h < p_h(v, w, b_h)).astype(float)
    new = p_v(h, w, b_v)
    return new, h
