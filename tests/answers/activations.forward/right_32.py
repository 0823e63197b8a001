# right: gelu: scipy's normal distribution function
from scipy.special import ndtr


def gelu(x):
    return x * ndtr(x)
