# wrong: the mean first
# accept: mean_first
def interval(scores, t):
    m = np.mean(scores)
    h = t * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return m, m - h, m + h
