# wrong: argsort once
# accept: sorted_once
def rank_correlation(a, b):
    return np.corrcoef(np.argsort(a.ravel()), np.argsort(b.ravel()))[0, 1]
