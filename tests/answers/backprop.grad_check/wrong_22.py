# wrong: ravel() of an array in Fortran order is a copy, so for a transposed x nothing is moved and all slopes are 0
# accept: ravel_is_copy
def grad_check(f, x, grad, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    flat = x.ravel()
    slopes = np.zeros(x.size)
    for i in range(x.size):
        old = flat[i]
        flat[i] = old + eps
        up = f(x)
        flat[i] = old - eps
        down = f(x)
        flat[i] = old
        slopes[i] = (up - down) / (2 * eps)
    slopes = slopes.reshape(x.shape)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
