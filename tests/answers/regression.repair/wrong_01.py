# wrong: theta0 * theta1 * x is left as printed, only the minus was added
# accept: product_left
def probability(x, theta0, theta1):
    return 1 / (1 + np.exp(-(theta0 * theta1 * x)))
