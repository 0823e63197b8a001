# wrong: plus and minus are the same array (no copy), so the difference is always 0
# accept: same_array_twice
def grad_check(f, x, grad, eps=1e-5):
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        plus = x.astype(np.float64)
        minus = plus
        plus[i] += eps
        minus[i] -= eps
        slopes[i] = (f(plus) - f(minus)) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
