# wrong: the number of heads and the width of the example are hard-coded
# accept: argument_ignored
def split_heads(x, heads):
    N, T, D = x.shape
    return np.swapaxes(x.reshape(N, T, 4, D // 4), 1, 2)


def merge_heads(x):
    N, h, T, d = x.shape
    return x.transpose(0, 2, 1, 3).reshape(N, T, h * d)


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q, k, v = split(x @ wq, heads), split(x @ wk, heads), split(x @ wv, heads)
    output, weights = attend(q, k, v, mask)
    return merge(output) @ wo, weights
