# wrong: only places where both densities are positive are counted, so disjoint densities give 0
# accept: only_common_places
def js(p, q, dx=1.0):
    k = (p > 0) & (q > 0)
    p, q = p[k], q[k]
    m = (p + q) / 2
    return dx * 0.5 * np.sum(p * np.log(p / m) + q * np.log(q / m))
