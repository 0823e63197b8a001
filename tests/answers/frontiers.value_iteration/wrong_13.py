# wrong: the table comes back
# accept: action_values_returned
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    while True:
        q = action_values(v, p, r, terminal, gamma)
        if np.abs(q.max(axis=1) - v).max() < tol:
            return q
        v = q.max(axis=1)
