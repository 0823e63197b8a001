# right: the loss by a dot product
def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    new = w - alpha * np.mean(2 * xs * (xs @ w - ys)[:, None], axis=0)
    rest = yq - xq @ new
    return rest @ rest / rest.size
