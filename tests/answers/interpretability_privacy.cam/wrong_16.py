# wrong: covariance divided by n - 1, the standard deviations by n
# accept: unequal_divisors
def grad_cam(maps, gradients, factor):
    alpha = gradients.mean(axis=(1, 2))
    heat = np.maximum(np.tensordot(alpha, maps, axes=1), 0)
    return np.kron(heat, np.ones((factor, factor)))


def rank_correlation(a, b):
    s, t = np.sort(a, axis=None), np.sort(b, axis=None)
    u = np.searchsorted(s, a.ravel()) + np.searchsorted(s, a.ravel(), "right")
    v = np.searchsorted(t, b.ravel()) + np.searchsorted(t, b.ravel(), "right")
    return np.cov(u, v)[0, 1] / (u.std() * v.std())
