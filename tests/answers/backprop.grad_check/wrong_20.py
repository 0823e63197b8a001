# wrong: the order of the difference is turned round, f(x - eps) - f(x + eps), so all slopes have the wrong sign
# accept: difference_turned_round
def grad_check(f, x, grad, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + eps
        up = f(x)
        x[i] = old - eps
        down = f(x)
        x[i] = old
        slopes[i] = (down - up) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
