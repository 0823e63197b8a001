# wrong: deviation with n
# accept: divided_by_n
def interval(scores, t):
    m = np.mean(scores)
    h = t * np.std(scores) / np.sqrt(len(scores))
    return m - h, m, m + h
