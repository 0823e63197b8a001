# wrong: the curvature of the query set
# accept: hessian_of_the_query
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = np.zeros(len(w))
    for t in range(len(xs)):
        new = adapt(w, xs[t], ys[t], alpha)
        g = 2 * xq[t].T @ (xq[t] @ new - yq[t]) / len(yq[t])
        if not first_order:
            g = g - alpha * 2 / len(yq[t]) * xq[t].T @ xq[t] @ g
        total += g
    return total / len(xs)
