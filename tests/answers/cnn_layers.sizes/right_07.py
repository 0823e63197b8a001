# right: np.floor of a quotient, so the number is a float
def out_size(n, k, s=1, p=0, d=1):
    return np.floor((n + 2 * p - d * (k - 1) - 1) / s) + 1
