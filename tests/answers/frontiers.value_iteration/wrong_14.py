# wrong: stops as soon as nothing grows
# accept: signed_change
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    while True:
        new = action_values(v, p, r, terminal, gamma).max(axis=1)
        if (new - v).max() < tol:
            return new
        v = new
