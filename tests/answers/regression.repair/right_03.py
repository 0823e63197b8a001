# right: tanh
def probability(x, theta0, theta1):
    return (1 + np.tanh((theta0 + theta1 * x) / 2)) / 2
