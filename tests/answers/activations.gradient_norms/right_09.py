# right: gradient_norms: keeps the slopes, einsum, reversed at the end
def gradient_norms(x, weights, f, df, dout):
    slopes, h = [], np.asarray(x)
    for w in weights:
        z = np.einsum("ni,io->no", h, w)
        slopes.append(df(z))
        h = f(z)
    norms, grad = [], dout
    for slope, w in zip(slopes[::-1], weights[::-1]):
        grad = grad * slope
        norms.append(np.abs(grad).mean())
        grad = np.einsum("no,io->ni", grad, w)
    return np.array(norms[::-1])
