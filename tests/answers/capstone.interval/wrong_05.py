# wrong: 1.96 for everything
# accept: normal_table
def interval(scores, t):
    m = np.mean(scores)
    h = 1.96 * np.std(scores, ddof=1) / np.sqrt(len(scores))
    return m - h, m, m + h
