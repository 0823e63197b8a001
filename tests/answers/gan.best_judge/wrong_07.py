# wrong: divides by the mixture m = (p + q) / 2, so the result is twice too large
# accept: divided_by_mixture
def optimal_d(p, q):
    m = (p + q) / 2
    out = np.full(m.shape, 0.5)
    out[m > 0] = p[m > 0] / m[m > 0]
    return out
