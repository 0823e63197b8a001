# wrong: mask not passed
# accept: mask_forgotten
def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q = split(x @ wq, heads)
    k = split(x @ wk, heads)
    v = split(x @ wv, heads)
    output, weights = attend(q, k, v)
    return merge(output) @ wo, weights
