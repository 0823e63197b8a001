# right: np.less with dtype-conversion, stacked batch of data and dream with signs
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = np.less(u_h, p_h(v, w, b_h)) * 1.0
    new = np.less(u_v, p_v(h, w, b_v)) * 1.0
    return new, h


def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    n = len(v)
    h0 = np.less(u, p_h(v, w, b_h)) * 1.0
    both = np.concatenate([v, p_v(h0, w, b_v)])
    hidden = p_h(both, w, b_h)
    sign = np.repeat([1 / n, -1 / n], n)
    return (both * sign[:, None]).T @ hidden, sign @ both, sign @ hidden
