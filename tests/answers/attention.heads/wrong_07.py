# wrong: last axes exchanged
# accept: axes_reversed
def split_heads(x, heads):
    n, t, d = x.shape
    return x.reshape(n, t, heads, d // heads).transpose(0, 2, 3, 1)
