# wrong: the ratio of the densities p / q instead of the share p / (p + q)
# accept: ratio_only
def optimal_d(p, q):
    out = np.full(np.shape(p), 0.5)
    np.divide(p, q, out=out, where=q > 0)
    return out
