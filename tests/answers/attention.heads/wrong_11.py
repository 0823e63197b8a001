# wrong: heads added
# accept: heads_added
def merge_heads(x):
    n, h, t, w = x.shape
    return x.sum(axis=1)
