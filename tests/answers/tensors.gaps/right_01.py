# right: nanmedian and where; quantile and clip
def impute(train, new):
    med = np.nanmedian(train, axis=0)
    return np.where(np.isnan(train), med, train), np.where(np.isnan(new), med, new)


def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    iqr = q3 - q1
    return tuple(np.clip(t, q1 - factor * iqr, q3 + factor * iqr) for t in (train, new))
