# wrong: the intervals must not overlap
# accept: intervals_apart
def better(ours, theirs, t):
    n = len(ours)
    a = np.mean(ours) - t * np.std(ours, ddof=1) / np.sqrt(n)
    b = np.mean(theirs) + t * np.std(theirs, ddof=1) / np.sqrt(n)
    return bool(a > b)
