# wrong: the mean over the hidden units instead of the sum
# accept: mean_instead
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
    return -v @ b_v - np.logaddexp(0, v @ w + b_h).mean(axis=1)
