# right: gradient_norms: recursion into the depth
def gradient_norms(x, weights, f, df, dout):
    def go(h, k):
        if k == len(weights):
            return dout, []
        z = h @ weights[k]
        dh, norms = go(f(z), k + 1)
        dz = dh * df(z)
        return dz @ weights[k].T, [np.mean(np.abs(dz))] + norms

    return np.array(go(x, 0)[1])
