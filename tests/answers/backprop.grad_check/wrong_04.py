# wrong: the work is done in the type of x, in float32 the differences are lost in rounding
# accept: single_precision
def grad_check(f, x, grad, eps=1e-5):
    x = x.copy()
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + eps
        up = f(x)
        x[i] = old - eps
        down = f(x)
        x[i] = old
        slopes[i] = (up - down) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
