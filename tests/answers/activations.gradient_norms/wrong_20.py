# wrong: gradient_norms: the mean without absolute values
# accept: signs_cancel
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = [], dout
    for z, w in zip(reversed(zs), reversed(weights)):
        dz = dh * df(z)
        norms.append(dz.mean())
        dh = dz @ w.T
    return np.array(norms[::-1])
