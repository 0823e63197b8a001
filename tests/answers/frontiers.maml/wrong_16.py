# wrong: divides by the number of features instead of the examples
# accept: averaged_over_weights
def adapt(w, x, y, alpha):
    w_new = w.copy().astype(float)
    w_new -= 2 * alpha * (x @ w - y) @ x / x.shape[1]
    return w_new


def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    adapted = np.stack([adapt(w, x, y, alpha) for x, y in zip(xs, ys)])
    residual = np.squeeze(xq @ adapted[:, :, None], axis=2) - yq
    g = 2 * (np.swapaxes(xq, 1, 2) @ residual[..., None]) / yq.shape[1]
    if first_order is False:
        g = g - 2 * alpha / ys.shape[1] * (np.swapaxes(xs, 1, 2) @ (xs @ g))
    return np.average(g[..., 0], axis=0)
