# wrong: correlation of the values
# accept: values_not_ranks
def rank_correlation(a, b):
    return np.corrcoef(a.ravel(), b.ravel())[0, 1]
