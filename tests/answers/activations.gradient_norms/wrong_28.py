# wrong: gradient_norms: the gradient is divided by the number of samples once more
# accept: averaged_again
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = [], dout / len(x)
    for z, w in zip(reversed(zs), reversed(weights)):
        dz = dh * df(z)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    return np.array(norms[::-1])
