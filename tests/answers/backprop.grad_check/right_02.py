# right: nditer, two fresh copies for each place
def grad_check(f, x, grad, eps=1e-5):
    slopes = np.zeros(np.shape(x))
    it = np.nditer(slopes, flags=["multi_index"])
    for _ in it:
        plus = x.astype(np.float64)
        minus = x.astype(np.float64)
        plus[it.multi_index] += eps
        minus[it.multi_index] -= eps
        slopes[it.multi_index] = (f(plus) - f(minus)) / (2 * eps)
    return float(np.abs(slopes - np.asarray(grad, dtype=np.float64)).max() / np.abs(slopes).max())
