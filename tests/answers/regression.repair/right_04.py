# right: stable in two branches
def probability(x, theta0, theta1):
    z = theta1 * x + theta0
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, 1) / (1 + e)
