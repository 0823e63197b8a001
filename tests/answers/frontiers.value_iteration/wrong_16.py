# wrong: sum over the wrong axis: the present state instead of the next one
# accept: from_instead_of_to
def action_values(v, p, r, terminal, gamma):
    alive = ~np.asarray(terminal, bool)
    future = np.einsum("sat,s->ta", p[alive], v[alive])
    return np.where(alive[:, None], r + gamma * future, 0.0)


def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(r.shape[0])
    backup = lambda values: action_values(values, p, r, terminal, gamma).max(axis=-1)
    while not np.allclose(v, new := backup(v), rtol=0, atol=tol):
        v = new
    return new
