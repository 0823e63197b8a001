# wrong: the mean difference is used instead of the largest
# accept: mean_not_max
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
    return np.mean(np.abs(slopes - grad)) / np.mean(np.abs(slopes))
