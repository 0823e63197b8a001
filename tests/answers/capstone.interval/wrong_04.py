# wrong: spread of the scores
# accept: spread_of_scores
def interval(scores, t):
    m = np.mean(scores)
    h = t * np.std(scores, ddof=1)
    return m - h, m, m + h
