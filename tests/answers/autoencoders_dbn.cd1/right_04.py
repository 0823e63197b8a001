# right: unit by unit
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    probability = p_h(v, w, b_h)
    h = np.array([[1.0 if u < p else 0.0 for u, p in zip(*pair)] for pair in zip(u_h, probability)])
    probability = p_v(h, w, b_v)
    new = np.array([[1.0 if u < p else 0.0 for u, p in zip(*pair)] for pair in zip(u_v, probability)])
    return new, h
