# wrong: one sweep only
# accept: one_sweep
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    return action_values(v, p, r, terminal, gamma).max(axis=1)
