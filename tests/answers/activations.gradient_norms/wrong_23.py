# wrong: gradient_norms: no activation after the last layer
# accept: last_derivative_missing
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms = np.zeros(len(weights))
    dz = dout
    norms[-1] = np.abs(dz).mean()
    for i in range(len(weights) - 2, -1, -1):
        dz = (dz @ weights[i + 1].T) * df(zs[i])
        norms[i] = np.abs(dz).mean()
    return norms
