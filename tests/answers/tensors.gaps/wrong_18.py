# wrong: quartiles of the whole table
# accept: one_for_all_columns
def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, 0.25), np.quantile(train, 0.75)
    low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
    return np.clip(train, low, high), np.clip(new, low, high)
