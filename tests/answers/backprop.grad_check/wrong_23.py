# wrong: raise NotImplementedError is left above the answer
# accept: stub_left
def grad_check(f, x, grad, eps=1e-5):
    raise NotImplementedError()
    x = np.array(x, dtype=np.float64)
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
