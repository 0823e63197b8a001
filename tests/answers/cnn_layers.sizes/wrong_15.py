# wrong: the stride is ignored
# accept: stride_ignored
def out_size(n, k, s=1, p=0, d=1):
    return n + 2 * p - d * (k - 1)
