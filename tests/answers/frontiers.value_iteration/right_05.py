# right: many sweeps at once and no test
def value_iteration(p, r, terminal, gamma, tol):
    v = np.zeros(len(terminal))
    for _ in range(3000):
        v = (r + gamma * p @ v).max(axis=1)
        v[terminal] = 0
    return v
