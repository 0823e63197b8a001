# wrong: gradient_norms: df is given the output h instead of the pre-activation z
# accept: derivative_at_output
def gradient_norms(x, weights, f, df, dout):
    hs, h = [], x
    for w in weights:
        h = f(h @ w)
        hs.append(h)
    norms, dh = [], dout
    for h, w in zip(reversed(hs), reversed(weights)):
        dz = dh * df(h)
        norms.append(np.abs(dz).mean())
        dh = dz @ w.T
    return np.array(norms[::-1])
