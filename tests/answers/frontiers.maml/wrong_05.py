# wrong: outer loss on the support set
# accept: outer_on_support
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = np.zeros(len(w))
    for t in range(len(xs)):
        n = len(ys[t])
        new = adapt(w, xs[t], ys[t], alpha)
        g = 2 * xs[t].T @ (xs[t] @ new - ys[t]) / n
        if not first_order:
            g = g - alpha * 2 / n * xs[t].T @ xs[t] @ g
        total += g
    return total / len(xs)
