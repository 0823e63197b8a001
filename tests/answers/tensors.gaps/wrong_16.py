# wrong: only the upper fence
# accept: one_fence_only
def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    high = q3 + factor * (q3 - q1)
    return np.minimum(train, high), np.minimum(new, high)
