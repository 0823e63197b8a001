# wrong: divides by dx instead of multiplying
# accept: divided_by_cell
def js(p, q, dx=1.0):
    m = 0.5 * (p + q)
    a, b = p > 0, q > 0
    return (0.5 * np.sum(p[a] * np.log(p[a] / m[a])) + 0.5 * np.sum(q[b] * np.log(q[b] / m[b]))) / dx
