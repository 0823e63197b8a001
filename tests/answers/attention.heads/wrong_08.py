# wrong: tokens cut
# accept: tokens_cut
def split_heads(x, heads):
    n, t, d = x.shape
    return np.stack(np.array_split(x, heads, axis=1), axis=1) if t % heads == 0 else np.split(x, heads, axis=1)
