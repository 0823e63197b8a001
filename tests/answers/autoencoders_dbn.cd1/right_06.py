# right: means of outer products
def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    ph0 = p_h(v, w, b_h)
    v1 = p_v(np.where(u < ph0, 1.0, 0.0), w, b_v)
    ph1 = p_h(v1, w, b_h)
    outer = v[:, :, None] * ph0[:, None, :] - v1[:, :, None] * ph1[:, None, :]
    return outer.mean(axis=0), v.mean(0) - v1.mean(0), ph0.mean(0) - ph1.mean(0)
