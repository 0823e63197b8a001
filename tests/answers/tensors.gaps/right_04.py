# right: masks and take; lists of tables
def impute(train, new):
    medians = [np.median(column[~np.isnan(column)]) for column in train.T]
    result = []
    for table in (train, new):
        filled = np.array(table)
        rows, columns = np.nonzero(np.isnan(filled))
        filled[rows, columns] = np.take(medians, columns)
        result.append(filled)
    return result


def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, 0.25, axis=0), np.quantile(train, 0.75, axis=0)
    low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)

    def fenced(table):
        table = np.where(table < low, low, table)
        return np.where(table > high, high, table)

    return fenced(train), fenced(new)
