# right: unit directions from the identity matrix
def grad_check(f, x, grad, eps=1e-5):
    x64 = np.asarray(x, dtype=np.float64)
    directions = eps * np.eye(x64.size).reshape(-1, *x64.shape)
    slopes = np.array([(f(x64 + d) - f(x64 - d)) / (2 * eps) for d in directions], dtype=float)
    slopes = slopes.reshape(x64.shape)
    return np.linalg.norm((slopes - grad).ravel(), np.inf) / np.linalg.norm(slopes.ravel(), np.inf)
