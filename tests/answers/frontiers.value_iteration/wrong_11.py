# wrong: mean over actions
# accept: mean_of_actions
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    while True:
        new = action_values(v, p, r, terminal, gamma).mean(axis=1)
        if np.abs(new - v).max() < tol:
            return new
        v = new
