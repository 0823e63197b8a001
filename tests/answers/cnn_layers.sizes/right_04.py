# right: length of a range
def out_size(n, k, s=1, p=0, d=1):
    last = n + 2 * p - (d * (k - 1) + 1)
    return len(range(0, last + 1, s))
