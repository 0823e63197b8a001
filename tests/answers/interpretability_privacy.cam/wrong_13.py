# wrong: equal values get the lowest rank
# accept: lowest_rank
def rank_correlation(a, b):
    ra = [(a < v).sum() for v in a.ravel()]
    rb = [(b < v).sum() for v in b.ravel()]
    return np.corrcoef(ra, rb)[0, 1]
