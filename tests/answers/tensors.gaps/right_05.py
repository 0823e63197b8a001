# right: the statistics module, Python lists
import statistics


def impute(train, new):
    medians = []
    for column in train.T.tolist():
        medians.append(statistics.median(value for value in column if value == value))

    def filled(table):
        rows = table.tolist()
        return np.array([[m if v != v else v for v, m in zip(row, medians)] for row in rows])

    return filled(train), filled(new)


def clip_outliers(train, new, factor=1.5):
    fences = []
    for column in train.T.tolist():
        q1, _, q3 = statistics.quantiles(column, n=4, method="inclusive")
        fences.append((q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)))

    def clipped(table):
        return np.array([[max(low, min(v, high)) for v, (low, high) in zip(row, fences)] for row in table])

    return clipped(train), clipped(new)
