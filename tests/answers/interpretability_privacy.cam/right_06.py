# right: ranks that begin at 1
def rank_correlation(a, b):
    def rank(v):
        v = v.flatten()
        _, inverse, counts = np.unique(v, return_inverse=True, return_counts=True)
        last = np.cumsum(counts)
        return (last - (counts - 1) / 2)[inverse]

    return np.corrcoef(rank(a), rank(b))[0][1]
