# right: moveaxis / einsum, lambda as a helper
def split_heads(x, heads):
    return np.moveaxis(x.reshape(*x.shape[:2], heads, -1), 2, 1)


def merge_heads(x):
    back = np.einsum("nhtd->nthd", x)
    return back.reshape(*back.shape[:2], -1)


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    cut = lambda w: split(np.einsum("ntd,de->nte", x, w), heads)
    out, weights = attend(cut(wq), cut(wk), cut(wv), mask)
    return np.einsum("ntd,de->nte", merge(out), wo), weights
