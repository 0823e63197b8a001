# wrong: forward difference (f(x + eps) - f(x)) / eps instead of the central difference
# accept: forward_difference
def grad_check(f, x, grad, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    slopes = np.zeros(x.shape)
    base = f(x)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + eps
        slopes[i] = (f(x) - base) / eps
        x[i] = old
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
