# wrong: one reshape back
# accept: tokens_mixed
def merge_heads(x):
    n, h, t, w = x.shape
    return x.reshape(n, t, h * w)
