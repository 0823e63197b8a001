# wrong: the energy at the most probable hidden state instead of the free energy
# accept: relu_instead
def p_h(v, w, b_h):
    a = v @ w + b_h
    return np.exp(-np.logaddexp(0, -a))


def p_v(h, w, b_v):
    return np.exp(-np.logaddexp(0, -(h @ w.T + b_v)))


def energy(v, h, w, b_v, b_h):
    return -v @ b_v - h @ b_h - ((v @ w) * h).sum(axis=1)


def free_energy(v, w, b_v, b_h):
    h = (v @ w + b_h > 0).astype(float)
    return energy(v, h, w, b_v, b_h)
