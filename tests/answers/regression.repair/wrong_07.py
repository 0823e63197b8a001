# wrong: returns P(y = 0)
# accept: minus_forgotten
def probability(x, theta0, theta1):
    return 1 - 1 / (1 + np.exp(-(theta0 + theta1 * x)))
