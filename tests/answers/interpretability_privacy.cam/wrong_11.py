# wrong: argsort twice, equal values in order
# accept: ties_in_order
def rank_correlation(a, b):
    ra = a.ravel().argsort(kind="stable").argsort()
    rb = b.ravel().argsort(kind="stable").argsort()
    return np.corrcoef(ra, rb)[0, 1]
