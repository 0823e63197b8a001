# right: einsum
def split_heads(x, heads):
    n, t, d = x.shape
    return np.einsum("nthw->nhtw", np.reshape(x, (n, t, heads, d // heads)))


def merge_heads(x):
    n, h, t, w = x.shape
    return np.einsum("nhtw->nthw", x).reshape(n, t, h * w)


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q, k, v = (split(np.einsum("ntd,de->nte", x, w), heads) for w in [wq, wk, wv])
    out, weights = attend(q, k, v, mask)
    return np.einsum("ntd,de->nte", merge(out), wo), weights
