# wrong: one reshape instead of reshape and swap
# accept: tokens_mixed
def split_heads(x, heads):
    n, t, d = x.shape
    return x.reshape(n, heads, t, d // heads)
