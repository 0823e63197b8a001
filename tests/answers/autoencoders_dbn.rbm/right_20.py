# right: one machine matrix with the biases in an extra row and column; sigmoid as tanh
def _with_one(x):
    return np.column_stack([x, np.ones(len(x))])


def p_h(v, w, b_h):
    return 0.5 + 0.5 * np.tanh(_with_one(v) @ np.vstack([w, b_h]) / 2)


def p_v(h, w, b_v):
    return 0.5 + 0.5 * np.tanh(_with_one(h) @ np.vstack([w.T, b_v]) / 2)


def energy(v, h, w, b_v, b_h):
    big = np.block([[w, b_v[:, None]], [b_h[None, :], np.zeros((1, 1))]])
    return -np.sum(_with_one(v) @ big * _with_one(h), axis=1)


def free_energy(v, w, b_v, b_h):
    a = _with_one(v) @ np.vstack([w, b_h])
    two = np.stack([np.zeros_like(a), a])  # the unit off, the unit on
    top = two.max(axis=0)
    each = top + np.log(np.exp(two - top).sum(axis=0))
    return -(np.matmul(v, b_v) + each.sum(axis=-1))
