# wrong: np.median of a column with a gap is NaN
# accept: nan_stays
def impute(train, new):
    medians = np.median(train, axis=0)
    return np.where(np.isnan(train), medians, train), np.where(np.isnan(new), medians, new)
