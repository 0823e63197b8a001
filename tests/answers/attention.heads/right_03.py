# right: copied entry by entry
def split_heads(x, heads):
    n, t, d = x.shape
    width = d // heads
    out = np.zeros((n, heads, t, width))
    for h in range(heads):
        for c in range(width):
            out[:, h, :, c] = x[:, :, h * width + c]
    return out


def merge_heads(x):
    n, heads, t, width = x.shape
    out = np.zeros((n, t, heads * width))
    for h in range(heads):
        out[:, :, h * width : (h + 1) * width] = x[:, h]
    return out


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q, k, v = x @ wq, x @ wk, x @ wv
    d = q.shape[-1] // heads
    outs, maps = [], []
    for h in range(heads):
        cut = slice(h * d, (h + 1) * d)
        o, w = attend(q[..., cut], k[..., cut], v[..., cut], mask)
        outs.append(o)
        maps.append(w)
    return np.concatenate(outs, axis=-1) @ wo, np.stack(maps, axis=1)
