# right: loops over columns and rows, sorted by hand
def impute(train, new):
    train, new = train.copy(), new.copy()
    for j in range(train.shape[1]):
        numbers = sorted(v for v in train[:, j] if v == v)
        m = len(numbers)
        median = (numbers[(m - 1) // 2] + numbers[m // 2]) / 2
        for table in (train, new):
            for i in range(len(table)):
                if table[i, j] != table[i, j]:
                    table[i, j] = median
    return train, new


def clip_outliers(train, new, factor=1.5):
    out = [train.copy(), new.copy()]
    for j in range(train.shape[1]):
        q1, q3 = np.quantile(train[:, j], 0.25), np.quantile(train[:, j], 0.75)
        low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
        for table in out:
            for i in range(len(table)):
                table[i, j] = min(max(table[i, j], low), high)
    return out
