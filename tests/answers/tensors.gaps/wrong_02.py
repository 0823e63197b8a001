# wrong: medians of both tables together
# accept: pooled
def impute(train, new):
    medians = np.nanmedian(np.vstack([train, new]), axis=0)
    return np.where(np.isnan(train), medians, train), np.where(np.isnan(new), medians, new)
