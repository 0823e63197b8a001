# right: step with einsum and sizes
def adapt(w, x, y, alpha):
    n, d = x.shape
    r = np.einsum("nd,d->n", x, w) - y
    return w - 2 * alpha / n * np.einsum("nd,n->d", x, r)
