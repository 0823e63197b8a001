# wrong: precedence, 1 / 1 + exp
# accept: parentheses_missing
def probability(x, theta0, theta1):
    return 1 / 1 + np.exp(-(theta0 + theta1 * x))
