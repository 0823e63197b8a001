# wrong: every head gets everything
# accept: every_head_sees_all
def split_heads(x, heads):
    n, t, d = x.shape
    return np.stack([x for _ in range(heads)], axis=1)
