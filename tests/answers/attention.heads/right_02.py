# right: np.split and concatenate
def split_heads(x, heads):
    return np.stack(np.split(x, heads, axis=-1), axis=1)


def merge_heads(x):
    return np.concatenate([x[:, j] for j in range(x.shape[1])], axis=-1)


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    parts = []
    for w in (wq, wk, wv):
        parts.append(split(np.matmul(x, w), heads))
    mixed, weights = attend(*parts, mask=mask)
    return np.matmul(merge(mixed), wo), weights
