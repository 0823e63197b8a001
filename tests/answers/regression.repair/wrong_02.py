# wrong: the minus in the exponent is still missing
# accept: minus_forgotten
def probability(x, theta0, theta1):
    return 1 / (1 + np.exp(theta0 + theta1 * x))
