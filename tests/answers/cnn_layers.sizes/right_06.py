# right: np.arange of the starting places
def out_size(n, k, s=1, p=0, d=1):
    starts = np.arange(0, n + 2 * p, s)
    return int(np.sum(starts + d * (k - 1) <= n + 2 * p - 1))
