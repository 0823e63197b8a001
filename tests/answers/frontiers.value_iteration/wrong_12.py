# wrong: maximum over states
# accept: maximum_over_states
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    while True:
        new = action_values(v, p, r, terminal, gamma).max(axis=0)
        if np.abs(new - v).max() < tol:
            return new
        v = new
