# wrong: offset and slope are exchanged
# accept: offset_and_slope_swapped
def probability(x, theta0, theta1):
    return 1 / (1 + np.exp(-(theta0 * x + theta1)))
