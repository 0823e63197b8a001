# right: a quadratic loss, central differences are exact
def maml_gradient(w, xs, ys, xq, yq, alpha, first_order=False):
    def loss(v, t, start):
        moved = v if first_order else adapt(v, xs[t], ys[t], alpha)
        return np.mean((xq[t] @ moved - yq[t]) ** 2)

    out = np.zeros(len(w))
    for t in range(len(xs)):
        base = adapt(w, xs[t], ys[t], alpha) if first_order else w
        for j in range(len(w)):
            e = np.zeros(len(w))
            e[j] = 1.0
            out[j] += (loss(base + e, t, base) - loss(base - e, t, base)) / 2
    return out / len(xs)
