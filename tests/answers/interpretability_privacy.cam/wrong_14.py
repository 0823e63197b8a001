# wrong: numbers of the sorted different values
# accept: dense_ranks
def rank_correlation(a, b):
    ra = np.unique(a, return_inverse=True)[1].ravel()
    rb = np.unique(b, return_inverse=True)[1].ravel()
    return np.corrcoef(ra, rb)[0, 1]
