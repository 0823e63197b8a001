# wrong: the measured slopes are written into the array grad itself, so they are compared with themselves and the error is always 0
# accept: changes_input always_the_same
def grad_check(f, x, grad, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    slopes = grad
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + eps
        up = f(x)
        x[i] = old - eps
        down = f(x)
        x[i] = old
        slopes[i] = (up - down) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
