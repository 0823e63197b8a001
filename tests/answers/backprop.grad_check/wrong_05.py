# wrong: x itself is moved and not put back exactly (+= eps, -= 2 eps, += eps), so x of the caller is changed
# accept: changes_input
def grad_check(f, x, grad, eps=1e-5):
    x = np.asarray(x, dtype=np.float64)
    slopes = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        down = f(x)
        x[i] += eps
        slopes[i] = (up - down) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
