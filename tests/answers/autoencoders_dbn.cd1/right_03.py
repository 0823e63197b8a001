# right: with a helper
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    def draw(p, u):
        return np.where(u < p, 1.0, 0.0)

    h = draw(p_h(v, w, b_h), u_h)
    return draw(p_v(h, w, b_v), u_v), h
