# wrong: shortcut forgotten forwards
# accept: no_shortcut_forwards
def block_gradients(x, weights, dout, shortcut):
    h = x
    inner_masks, outer_masks = [], []
    for v, w in weights:
        z1 = h @ v
        a = np.maximum(z1, 0)
        z2 = a @ w
        h = np.maximum(z2, 0)
        inner_masks.append(z1 > 0)
        outer_masks.append(z2 > 0)
    norms = np.zeros(len(weights))
    dh = dout
    for i in range(len(weights) - 1, -1, -1):
        v, w = weights[i]
        dz2 = dh * outer_masks[i]
        da = dz2 @ w.T
        dz1 = da * inner_masks[i]
        dh = dz1 @ v.T
        if shortcut:
            dh = dh + dz2
        norms[i] = np.mean(np.abs(dh))
    return norms
