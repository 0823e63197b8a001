# wrong: on both sets
# accept: on_both
def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    slope = 2 * xs.T @ (xs @ w - ys) / len(ys)
    adapted = w - alpha * slope
    x, y = np.concatenate([xs, xq]), np.concatenate([ys, yq])
    return np.mean((x @ adapted - y) ** 2)
