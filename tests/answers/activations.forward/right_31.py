# right: gelu: scipy.special.erf
from scipy.special import erf


def gelu(x):
    return x / 2 * (1 + erf(x / math.sqrt(2)))
