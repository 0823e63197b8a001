# wrong: the rate of the way is missing
# accept: rate_forgotten_in_the_way
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = np.zeros(len(w))
    for t in range(len(xs)):
        new = adapt(w, xs[t], ys[t], alpha)
        g = 2 * xq[t].T @ (xq[t] @ new - yq[t]) / len(yq[t])
        if not first_order:
            g = g - 2 / len(ys[t]) * xs[t].T @ xs[t] @ g
        total += g
    return total / len(xs)
