# wrong: 0 instead of 0.5 where both densities are 0
# accept: zero_where_empty
def optimal_d(p, q):
    s = p + q
    return np.divide(p, s, out=np.zeros(s.shape), where=s > 0)
