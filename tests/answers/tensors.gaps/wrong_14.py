# wrong: mean and standard deviation as fences
# accept: spread_from_std
def clip_outliers(train, new, factor=1.5):
    m, s = train.mean(axis=0), train.std(axis=0)
    return np.clip(train, m - factor * s, m + factor * s), np.clip(new, m - factor * s, m + factor * s)
