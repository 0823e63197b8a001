# right: masks and boolean indexing
def js(p, q, dx=1.0):
    m = (p + q) / 2
    def kl(a):
        k = a > 0
        return np.sum(a[k] * np.log(a[k] / m[k])) * dx
    return 0.5 * kl(p) + 0.5 * kl(q)
