# wrong: the moved number is not put back before the next one is moved, so the slopes are measured at drifting points
# accept: not_put_back
def grad_check(f, x, grad, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + eps
        up = f(x)
        x[i] = old - eps
        down = f(x)
        slopes[i] = (up - down) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
