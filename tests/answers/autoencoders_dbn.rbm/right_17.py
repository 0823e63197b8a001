# right: a helper sigmoid with masks, einsum
def sigmoid(a):
    e = np.exp(-np.abs(a))
    return np.where(a >= 0, 1 / (1 + e), e / (1 + e))


def p_h(v, w, b_h):
    return sigmoid(np.einsum("nv,vh->nh", v, w) + b_h)


def p_v(h, w, b_v):
    return sigmoid(np.einsum("nh,vh->nv", h, w) + b_v)


def energy(v, h, w, b_v, b_h):
    pairs = np.einsum("nv,vh,nh->n", v, w, h)
    return -(np.einsum("nv,v->n", v, b_v) + np.einsum("nh,h->n", h, b_h) + pairs)


def free_energy(v, w, b_v, b_h):
    a = np.einsum("nv,vh->nh", v, w) + b_h
    softplus = np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))
    return -np.einsum("nv,v->n", v, b_v) - np.einsum("nh->n", softplus)
