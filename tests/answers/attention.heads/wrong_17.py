# wrong: no split
# accept: not_cut
def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    output, weights = attend(x @ wq, x @ wk, x @ wv, mask)
    return merge(split(output, heads)) @ wo, weights
