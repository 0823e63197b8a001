# wrong: gradient_norms: the forward pass leaves the activation out
# accept: no_activation
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        h = h @ w
        zs.append(h)
    norms, dh = [], dout
    for z, w in zip(reversed(zs), reversed(weights)):
        dz = dh * df(z)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    return np.array(norms[::-1])
