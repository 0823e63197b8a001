# wrong: each table with its own medians
# accept: own_statistics
def impute(train, new):
    return tuple(np.where(np.isnan(t), np.nanmedian(t, axis=0), t) for t in (train, new))
