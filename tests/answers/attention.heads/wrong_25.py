# wrong: residual added
# accept: residual_added
def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q = split(x @ wq, heads)
    k = split(x @ wk, heads)
    v = split(x @ wv, heads)
    output, weights = attend(q, k, v, mask)
    return x + merge(output) @ wo, weights
