# wrong: only the training table is filled
# accept: new_not_filled
def impute(train, new):
    return np.where(np.isnan(train), np.nanmedian(train, axis=0), train), new.copy()
