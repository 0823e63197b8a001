# wrong: d / heads
# accept: float_division
def split_heads(x, heads):
    n, t, d = x.shape
    return x.reshape(n, t, heads, d / heads).transpose(0, 2, 1, 3)
