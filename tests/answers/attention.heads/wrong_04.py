# wrong: heads first
# accept: heads_in_front
def split_heads(x, heads):
    n, t, d = x.shape
    return np.array(np.split(x, heads, axis=2))
