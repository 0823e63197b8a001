# wrong: sets 0.5 wherever one of the two densities is 0, not only where both are
# accept: half_where_p_is_zero
def optimal_d(p, q):
    d = np.full(p.shape, 0.5)
    ok = (p > 0) & (q > 0)
    d[ok] = p[ok] / (p[ok] + q[ok])
    return d
