# right: three-point difference of scipy
from scipy.optimize._numdiff import approx_derivative


def grad_check(f, x, grad, eps=1e-5):
    shape = np.shape(x)
    x0 = np.array(x, dtype=np.float64).ravel()
    slopes = approx_derivative(lambda v: f(v.reshape(shape)), x0, method="3-point", abs_step=eps)
    slopes = np.ravel(slopes)
    return np.max(np.abs(slopes - np.ravel(grad))) / np.max(np.abs(slopes))
