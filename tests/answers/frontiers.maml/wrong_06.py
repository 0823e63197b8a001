# wrong: always first order
# accept: always_first_order
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    total = np.zeros(len(w))
    for t in range(len(xs)):
        new = adapt(w, xs[t], ys[t], alpha)
        total += 2 * xq[t].T @ (xq[t] @ new - yq[t]) / len(yq[t])
    return total / len(xs)
