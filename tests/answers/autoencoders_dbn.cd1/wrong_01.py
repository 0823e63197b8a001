# wrong: hidden units are not drawn
# accept: hidden_as_probabilities not_drawn
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = p_h(v, w, b_h)
    new = (u_v < p_v(h, w, b_v)).astype(float)
    return new, h
