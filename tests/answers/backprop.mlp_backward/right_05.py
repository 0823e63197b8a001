# right: one sample at a time, outer products added up
def mlp_backward(x, labels, params):
    grads = {name: np.zeros(np.shape(params[name])) for name in params}
    n = len(x)
    for xi, yi in zip(x, labels):
        z1 = params["w1"].T @ xi + params["b1"]
        h1 = np.where(z1 > 0, z1, 0)
        z2 = params["w2"].T @ h1 + params["b2"]
        h2 = np.where(z2 > 0, z2, 0)
        s = params["w3"].T @ h2 + params["b3"]
        d3 = np.exp(s - s.max())
        d3 = d3 / d3.sum()
        d3[yi] -= 1
        d2 = np.where(z2 > 0, params["w3"] @ d3, 0)
        d1 = np.where(z1 > 0, params["w2"] @ d2, 0)
        for name, d, h in (("3", d3, h2), ("2", d2, h1), ("1", d1, xi)):
            grads["w" + name] += np.outer(h, d) / n
            grads["b" + name] += d / n
    return grads
