# wrong: always the full gradient
# accept: always_full
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = np.zeros(len(w))
    for t in range(len(xs)):
        new = adapt(w, xs[t], ys[t], alpha)
        g = 2 * xq[t].T @ (xq[t] @ new - yq[t]) / len(yq[t])
        total += g - alpha * 2 / len(ys[t]) * xs[t].T @ xs[t] @ g
    return total / len(xs)
