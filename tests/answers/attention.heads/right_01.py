# right: reshape and transpose
def split_heads(x, heads):
    n, t, d = x.shape
    return x.reshape(n, t, heads, d // heads).transpose(0, 2, 1, 3)


def merge_heads(x):
    n, h, t, w = x.shape
    return x.transpose(0, 2, 1, 3).reshape(n, t, h * w)


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q = split(x @ wq, heads)
    k = split(x @ wk, heads)
    v = split(x @ wv, heads)
    output, weights = attend(q, k, v, mask)
    return merge(output) @ wo, weights
