# right: sweeps that reuse action_values
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(p.shape[0])
    delta = np.inf
    while delta > tol:
        q = action_values(v, p, r, terminal, gamma)
        v_new = np.amax(q, axis=1)
        delta = np.linalg.norm(v_new - v, np.inf)
        v = v_new
    return v
