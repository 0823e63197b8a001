# right: sum over all starting pixels
def out_size(n, k, s=1, p=0, d=1):
    return sum(1 for start in range(n + 2 * p) if start % s == 0 and start + d * (k - 1) < n + 2 * p)
