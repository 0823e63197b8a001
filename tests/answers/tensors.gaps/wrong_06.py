# wrong: one median for the whole table
# accept: one_for_all_columns
def impute(train, new):
    m = np.nanmedian(train)
    return np.where(np.isnan(train), m, train), np.where(np.isnan(new), m, new)
