# right: one big projection, moveaxis
def split_heads(x, heads):
    return np.moveaxis(x.reshape(*x.shape[:2], heads, -1), 2, 1)


def merge_heads(x):
    x = np.moveaxis(x, 1, 2)
    return x.reshape(*x.shape[:2], -1)


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    qkv = x @ np.concatenate([wq, wk, wv], axis=1)
    q, k, v = [split(part, heads) for part in np.split(qkv, 3, axis=-1)]
    result = attend(q, k, v, mask)
    return merge(result[0]) @ wo, result[1]
