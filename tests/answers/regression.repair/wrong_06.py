# wrong: returns the linear part, the sigmoid is missing
# accept: no_sigmoid
def probability(x, theta0, theta1):
    return theta0 + theta1 * x
