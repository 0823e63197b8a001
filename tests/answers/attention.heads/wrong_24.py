# wrong: values not projected
# accept: values_not_projected
def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q = split(x @ wq, heads)
    k = split(x @ wk, heads)
    v = split(x, heads)
    output, weights = attend(q, k, v, mask)
    return merge(output) @ wo, weights
