# wrong: clips at the quartiles themselves
# accept: clipped_at_quartiles
def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    return np.clip(train, q1, q3), np.clip(new, q1, q3)
