# right: by einsum
def train_linear(x, encoder, decoder, rate, steps):
    losses = np.zeros(steps)
    e = encoder.copy()
    d = decoder.copy()
    for s in range(steps):
        r = np.einsum("nd,dk,kj->nj", x, e, d) - x
        losses[s] = np.mean(np.sum(r * r, axis=1))
        de = 2 * np.einsum("nd,nj,kj->dk", x, r, d) / len(x)
        dd = 2 * np.einsum("nd,dk,nj->kj", x, e, r) / len(x)
        e = e - rate * de
        d = d - rate * dd
    return e, d, losses
