# right: apply_along_axis over the rows of all moved points
def grad_check(f, x, grad, eps=1e-5):
    shape = np.shape(x)
    flat = np.asarray(x, dtype=np.float64).reshape(-1)
    step = np.diag(np.full(flat.size, eps))
    f_flat = lambda row: np.float64(f(row.reshape(shape)))
    up = np.apply_along_axis(f_flat, 1, flat + step)
    down = np.apply_along_axis(f_flat, 1, flat - step)
    slopes = (up - down) / (2 * eps)
    return abs(slopes - np.ravel(grad)).max() / abs(slopes).max()
