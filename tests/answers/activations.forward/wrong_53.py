# wrong: gelu: np.sqrt(2) is a float64, so the float32 argument becomes float64 although scipy's erf would keep it
# accept: promotes_dtype
from scipy.special import erf


def gelu(x):
    return 0.5 * x * (1 + erf(x / np.sqrt(2)))
