# wrong: logarithms to base 2
# accept: bits
def js(p, q, dx=1.0):
    m = 0.5 * (p + q)
    a, b = p > 0, q > 0
    return dx * (0.5 * np.sum(p[a] * np.log2(p[a] / m[a])) + 0.5 * np.sum(q[b] * np.log2(q[b] / m[b])))
