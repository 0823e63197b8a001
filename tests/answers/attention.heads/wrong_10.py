# wrong: swapped but not joined
# accept: not_joined
def merge_heads(x):
    n, h, t, w = x.shape
    return x.transpose(0, 2, 1, 3)
