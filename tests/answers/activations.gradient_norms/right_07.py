# right: gradient_norms: list of z, then backwards
def gradient_norms(x, weights, f, df, dout):
    zs = []
    h = x
    for w in weights:
        z = h @ w
        zs.append(z)
        h = f(z)
    norms = np.zeros(len(weights))
    dh = dout
    for i in range(len(weights) - 1, -1, -1):
        dz = dh * df(zs[i])
        norms[i] = np.abs(dz).mean()
        dh = dz @ weights[i].T
    return norms
