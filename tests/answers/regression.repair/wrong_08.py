# wrong: the offset is added to x before the slope
# accept: offset_inside
def probability(x, theta0, theta1):
    return 1 / (1 + np.exp(-theta1 * (x + theta0)))
