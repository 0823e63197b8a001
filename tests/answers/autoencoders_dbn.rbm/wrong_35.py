# wrong: softmax over the hidden units instead of a sigmoid for each
# accept: softmax_instead
def _with_one(x):
    return np.column_stack([x, np.ones(len(x))])


def p_h(v, w, b_h):
    a = v @ w + b_h
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


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
