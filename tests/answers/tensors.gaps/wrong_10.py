# wrong: compares with == np.nan, which is never true
# accept: nan_stays
def impute(train, new):
    medians = np.nanmedian(train, axis=0)
    return np.where(train == np.nan, medians, train), np.where(new == np.nan, medians, new)
