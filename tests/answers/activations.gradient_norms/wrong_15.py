# wrong: gradient_norms: the weights are not transposed on the way back
# accept: not_transposed
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = [], dout
    for z, w in zip(reversed(zs), reversed(weights)):
        dz = dh * df(z)
        norms.append(np.abs(dz).mean())
        dh = dz @ w
    return np.array(norms[::-1])
