# right: a matrix of discounts within episodes, and matmul
def returns_to_go(rewards, ended, gamma):
    n = len(rewards)
    number = np.concatenate([[0], np.cumsum(ended)[:-1]])
    gap = np.arange(n)[None, :] - np.arange(n)[:, None]
    same = (number[:, None] == number[None, :]) & (gap >= 0)
    return np.where(same, float(gamma) ** np.maximum(gap, 0), 0.0) @ rewards


def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    slope = np.einsum("nd,n->d", xs, np.einsum("nd,d->n", xs, w) - ys) * 2 / xs.shape[0]
    residual = np.einsum("md,d->m", xq, w - alpha * slope) - yq
    return residual @ residual / residual.size


symptoms = {
    "q1": "b",
    "q2": "a",
}
