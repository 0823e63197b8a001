# wrong: the range between the quartiles is forgotten
# accept: range_forgotten
def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    return np.clip(train, q1 - factor, q3 + factor), np.clip(new, q1 - factor, q3 + factor)
