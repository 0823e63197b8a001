# wrong: projections forgotten
# accept: projections_forgotten
def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    parts = split(x, heads)
    output, weights = attend(parts, parts, parts, mask)
    return merge(output) @ wo, weights
