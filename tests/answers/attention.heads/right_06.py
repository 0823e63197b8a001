# right: index loops into empty arrays; the heads attend one after the other
def split_heads(x, heads):
    n, t, d = x.shape
    w = d // heads
    out = np.empty((n, heads, t, w), dtype=x.dtype)
    for h in range(heads):
        out[:, h, :, :] = x[:, :, h * w:(h + 1) * w]
    return out


def merge_heads(x):
    n, heads, t, w = x.shape
    out = np.zeros((n, t, heads * w), dtype=x.dtype)
    for i in range(n):
        for h in range(heads):
            for place in range(t):
                for c in range(w):
                    out[i, place, h * w + c] = x[i, h, place, c]
    return out


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    queries = split(np.matmul(x, wq), heads)
    keys = split(np.matmul(x, wk), heads)
    values = split(np.matmul(x, wv), heads)
    outs, maps = [], []
    for h in range(heads):
        o, m = attend(queries[:, h], keys[:, h], values[:, h], mask)
        outs.append(o)
        maps.append(m)
    return merge(np.stack(outs, axis=1)) @ wo, np.stack(maps, axis=1)
