# wrong: keys and values change places in the call
# accept: values_as_keys
def split_heads(x, heads):
    N, T, D = x.shape
    return x.reshape(N, T, heads, D // heads).transpose(0, 2, 1, 3)


def merge_heads(x):
    N, h, T, d = x.shape
    return x.transpose(0, 2, 1, 3).reshape(N, T, h * d)


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q = split(x @ wq, heads)
    k = split(x @ wk, heads)
    v = split(x @ wv, heads)
    output, weights = attend(q, v, k, mask)
    return merge(output) @ wo, weights
