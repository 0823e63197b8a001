# wrong: interleaved back
# accept: interleaved
def merge_heads(x):
    n, h, t, w = x.shape
    return x.transpose(0, 2, 3, 1).reshape(n, t, h * w)
