# wrong: the mean instead of the median
# accept: mean_not_median
def impute(train, new):
    means = np.nanmean(train, axis=0)
    return np.where(np.isnan(train), means, train), np.where(np.isnan(new), means, new)
