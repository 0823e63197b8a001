# wrong: the minus reaches only the slope
# accept: minus_on_second_term_only
def probability(x, theta0, theta1):
    return 1 / (1 + np.exp(theta0 - theta1 * x))
