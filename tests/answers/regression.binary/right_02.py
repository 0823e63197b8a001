# right: SciPy's expit
from scipy.special import expit


def sigmoid(z):
    return expit(z)
