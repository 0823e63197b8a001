# wrong: gradient_norms: the list is in the order of the way back, last layer first
# accept: last_layer_first
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = [], dout
    for z, w in zip(reversed(zs), reversed(weights)):
        dz = dh * df(z)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    return np.array(norms)
