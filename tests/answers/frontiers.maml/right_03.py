# right: a loop with the matrix of the step
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    grads = []
    for X, Y, XQ, YQ in zip(xs, ys, xq, yq):
        w2 = adapt(w, X, Y, alpha)
        g = 2 * XQ.T @ (XQ @ w2 - YQ) / len(YQ)
        if not first_order:
            J = np.eye(len(w)) - alpha * 2 * X.T @ X / len(Y)
            g = J.T @ g
        grads.append(g)
    return np.mean(grads, axis=0)
