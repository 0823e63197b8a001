# wrong: factor is ignored
# accept: factor_ignored argument_ignored
def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    low, high = q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)
    return np.clip(train, low, high), np.clip(new, low, high)
