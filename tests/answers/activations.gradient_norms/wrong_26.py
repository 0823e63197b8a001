# wrong: gradient_norms: gradient with respect to the weights instead of the pre-activations
# accept: of_the_weights
def gradient_norms(x, weights, f, df, dout):
    hs, zs, h = [], [], x
    for w in weights:
        hs.append(h)
        zs.append(h @ w)
        h = f(zs[-1])
    norms, dh = [], dout
    for h, z, w in zip(reversed(hs), reversed(zs), reversed(weights)):
        dz = dh * df(z)
        norms.append(np.abs(h.T @ dz).mean())
        dh = dz @ w.T
    return np.array(norms[::-1])
