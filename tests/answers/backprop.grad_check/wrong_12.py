# wrong: all numbers are moved at the same time, so one sum of slopes is measured instead of each slope
# accept: all_moved_at_once
def grad_check(f, x, grad, eps=1e-5):
    x = np.asarray(x, dtype=np.float64)
    slopes = (f(x + eps) - f(x - eps)) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))
