# wrong: without adapting
# accept: not_adapted
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = np.zeros(len(w))
    for t in range(len(xs)):
        g = 2 * xq[t].T @ (xq[t] @ w - yq[t]) / len(yq[t])
        if not first_order:
            g = g - alpha * 2 / len(ys[t]) * xs[t].T @ xs[t] @ g
        total += g
    return total / len(xs)
