# wrong: gradient_norms: multiplies the caller's dout in place
# accept: changes_input
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms = []
    for z, w in zip(reversed(zs), reversed(weights)):
        dout *= df(z)
        norms.append(np.abs(dout).mean())
        dout = dout @ w.T
    return np.array(norms[::-1])
