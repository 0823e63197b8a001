# right: np.vectorize over the positions
def grad_check(f, x, grad, eps=1e-5):
    base = np.array(x, np.float64)

    def slope(k):
        bump = np.zeros(base.size)
        bump[k] = eps
        bump = bump.reshape(base.shape)
        return (f(base + bump) - f(base - bump)) / (2 * eps)

    slopes = np.vectorize(slope, otypes=[np.float64])(np.arange(base.size).reshape(base.shape))
    return np.abs(slopes - grad).max(initial=0) / np.max(np.abs(slopes))
