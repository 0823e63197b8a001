# right: the loss with mean
def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    adapted = w - alpha * 2 * xs.T @ (xs @ w - ys) / len(ys)
    return ((xq @ adapted - yq) ** 2).mean()
