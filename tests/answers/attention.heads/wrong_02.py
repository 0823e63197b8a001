# wrong: axes not swapped
# accept: not_swapped
def split_heads(x, heads):
    n, t, d = x.shape
    return x.reshape(n, t, heads, d // heads)
