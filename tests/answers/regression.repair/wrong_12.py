# wrong: the minus reaches only the slope
def probability(x, theta0, theta1):
    return 1 / (1 + np.exp(theta0 - theta1 * x))
