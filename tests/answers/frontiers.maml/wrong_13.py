# wrong: default is first order
# accept: first_order_by_default
def adapt(w, x, y, alpha):
    return w - alpha * 2 / len(y) * x.T @ (x @ w - y)


def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=True):
    total = np.zeros(len(w))
    for x, y, x2, y2 in zip(xs, ys, xq, yq):
        moved = adapt(w, x, y, alpha)
        slope = 2 / len(y2) * x2.T @ (x2 @ moved - y2)
        if not first_order:
            hessian = 2 / len(y) * x.T @ x
            slope = (np.eye(len(w)) - alpha * hessian) @ slope
        total += slope
    return total / len(xs)
