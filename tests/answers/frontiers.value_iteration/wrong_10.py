# wrong: the end gets a value
# accept: beyond_the_end
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(r))
    while True:
        new = (r + gamma * p @ v).max(axis=1)
        if abs(new - v).max() < tol:
            return new
        v = new
