# wrong: transposed matrices
# accept: projections_transposed last_matrix_transposed
def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q = split(x @ wq.T, heads)
    k = split(x @ wk.T, heads)
    v = split(x @ wv.T, heads)
    output, weights = attend(q, k, v, mask)
    return merge(output) @ wo, weights
