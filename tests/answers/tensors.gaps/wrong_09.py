# wrong: fills the caller's arrays
# accept: changes_input
def impute(train, new):
    medians = np.nanmedian(train, axis=0)
    for table in (train, new):
        for j in range(table.shape[1]):
            table[np.isnan(table[:, j]), j] = medians[j]
    return train, new
