# wrong: gradient_norms: measures the gradient with respect to the outputs h, not to z
# accept: of_the_outputs
def gradient_norms(x, weights, f, df, dout):
    zs, h = [], x
    for w in weights:
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = [], dout
    for z, w in zip(reversed(zs), reversed(weights)):
        norms.append(np.abs(dh).mean())
        dh = (dh * df(z)) @ w.T
    return np.array(norms[::-1])
