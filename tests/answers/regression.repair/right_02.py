# right: SciPy's expit
from scipy.special import expit


def probability(x, theta0, theta1):
    return expit(theta0 + theta1 * x)
