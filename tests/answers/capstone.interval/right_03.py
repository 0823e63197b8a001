# right: a test statistic
def better(ours, theirs, t):
    d = np.asarray(ours) - np.asarray(theirs)
    return d.mean() / np.sqrt(d.var(ddof=1) / d.size) > t
