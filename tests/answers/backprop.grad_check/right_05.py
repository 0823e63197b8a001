# right: flat iterator of a copy
def grad_check(f, x, grad, eps=1e-5):
    point = np.array(x, dtype=float, copy=True)
    start = point.copy()
    slopes = []
    for k in range(point.size):
        point.flat[k] = start.flat[k] + eps
        high = f(point)
        point.flat[k] = start.flat[k] - eps
        low = f(point)
        point.flat[k] = start.flat[k]
        slopes.append((high - low) / eps / 2)
    slopes = np.reshape(slopes, np.shape(x))
    difference = np.abs(np.subtract(slopes, grad))
    return np.amax(difference) / np.amax(np.abs(slopes))
