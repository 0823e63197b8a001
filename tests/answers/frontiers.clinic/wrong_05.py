# wrong: unchanged loss
# accept: on_support
def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    slope = 2 * xs.T @ (xs @ w - ys) / len(ys)
    adapted = w - alpha * slope
    return np.mean((xs @ adapted - ys) ** 2)
