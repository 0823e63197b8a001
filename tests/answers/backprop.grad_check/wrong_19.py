# wrong: the Euclidean norms with the sum of both in the denominator (as in CS231n) instead of max|slopes|
# accept: euclidean_norm
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
        slopes[i] = (up - down) / (2 * eps)
    return np.linalg.norm(slopes - grad) / (np.linalg.norm(slopes) + np.linalg.norm(grad))
