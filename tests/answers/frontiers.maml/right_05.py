# right: two branches
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    T = len(xs)
    result = np.zeros_like(w)
    for i in range(T):
        a = w - alpha * 2 * xs[i].T.dot(xs[i].dot(w) - ys[i]) / xs[i].shape[0]
        g = 2 * xq[i].T.dot(xq[i].dot(a) - yq[i]) / xq[i].shape[0]
        if first_order:
            result += g / T
        else:
            H = 2 * xs[i].T.dot(xs[i]) / xs[i].shape[0]
            result += (g - alpha * H.dot(g)) / T
    return result
