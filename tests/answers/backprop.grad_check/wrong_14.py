# wrong: the argument eps is ignored, the step is fixed to 1e-5
# accept: argument_ignored
def grad_check(f, x, grad, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + 1e-5
        up = f(x)
        x[i] = old - 1e-5
        down = f(x)
        x[i] = old
        slopes[i] = (up - down) / (2 * 1e-5)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
