# wrong: returns the class 0 or 1 instead of the probability
# accept: threshold
def probability(x, theta0, theta1):
    p = 1 / (1 + np.exp(-(theta0 + theta1 * x)))
    return (p > 0.5).astype(int)
