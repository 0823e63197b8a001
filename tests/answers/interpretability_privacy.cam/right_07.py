# right: signs of all differences
def rank_correlation(a, b):
    a, b = np.ravel(a), np.ravel(b)
    ra = np.sign(np.subtract.outer(a, a)).sum(axis=1)
    rb = np.sign(np.subtract.outer(b, b)).sum(axis=1)
    return float(np.dot(ra, rb) / np.sqrt(np.dot(ra, ra) * np.dot(rb, rb)))
