# right: SciPy
import scipy.special


def softmax(z):
    return scipy.special.softmax(z, axis=1)
