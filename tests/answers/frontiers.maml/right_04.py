# right: the whole loss as a function of w
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = 0
    for t in range(len(xs)):
        n, m = len(ys[t]), len(yq[t])
        new = adapt(w, xs[t], ys[t], alpha)
        back = xq[t] if first_order else xq[t] - alpha * 2 / n * (xq[t] @ xs[t].T) @ xs[t]
        total = total + 2 / m * back.T @ (xq[t] @ new - yq[t])
    return total / len(xs)
