# wrong: outliers become the median
# accept: replaced_by_median
def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
    med = np.median(train, axis=0)
    return (
        np.where((train < low) | (train > high), med, train),
        np.where((new < low) | (new > high), med, new),
    )
