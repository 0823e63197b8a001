# right: by assignment
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    hidden = np.zeros_like(u_h)
    hidden[u_h < p_h(v, w, b_h)] = 1
    visible = np.zeros_like(u_v)
    visible[u_v < p_v(hidden, w, b_v)] = 1
    return visible, hidden
