# right: gradient_norms: sample by sample with matrix-vector products
def gradient_norms(x, weights, f, df, dout):
    total = np.zeros(len(weights))
    for sample, upstream in zip(x, dout):
        zs, h = [], sample
        for w in weights:
            zs.append(w.T @ h)
            h = f(zs[-1])
        d = upstream
        for i in reversed(range(len(weights))):
            dz = d * df(zs[i])
            total[i] += np.abs(dz).sum() / dz.size
            d = weights[i] @ dz
    return total / len(x)
