# wrong: gradient_norms: range stops at 1, so the first layer stays 0
# accept: off_by_one
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = np.zeros(len(weights)), dout
    for i in range(len(weights) - 1, 0, -1):
        dz = dh * df(zs[i])
        norms[i] = np.abs(dz).mean()
        dh = dz @ weights[i].T
    return norms
