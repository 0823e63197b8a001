# wrong: sizes exchanged, columns in turns
# accept: interleaved
def split_heads(x, heads):
    n, t, d = x.shape
    return x.reshape(n, t, d // heads, heads).transpose(0, 3, 1, 2)
