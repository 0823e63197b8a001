# wrong: the formula as printed
# accept: printed_formula
def probability(x, theta0, theta1):
    return 1 / (1 + np.exp(theta0 * theta1 * x))
