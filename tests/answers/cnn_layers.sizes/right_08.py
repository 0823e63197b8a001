# right: recursion, one window off at a time
def out_size(n, k, s=1, p=0, d=1):
    total = n + 2 * p
    if total < d * (k - 1) + 1:
        return 0
    return 1 + out_size(total - s, k, s, 0, d)
