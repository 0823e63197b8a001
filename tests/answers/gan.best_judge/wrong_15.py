# wrong: the factor one half is missing
# accept: half_forgotten
def js(p, q, dx=1.0):
    m = 0.5 * (p + q)
    a, b = p > 0, q > 0
    return dx * (np.sum(p[a] * np.log(p[a] / m[a])) + np.sum(q[b] * np.log(q[b] / m[b])))
