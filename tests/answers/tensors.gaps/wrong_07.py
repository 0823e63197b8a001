# wrong: rows with gaps are dropped
# accept: rows_dropped
def impute(train, new):
    return train[~np.isnan(train).any(axis=1)], new[~np.isnan(new).any(axis=1)]
