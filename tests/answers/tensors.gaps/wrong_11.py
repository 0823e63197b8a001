# wrong: fences of each table on its own
# accept: own_statistics
def clip_outliers(train, new, factor=1.5):
    out = []
    for table in (train, new):
        q1, q3 = np.quantile(table, [0.25, 0.75], axis=0)
        out.append(np.clip(table, q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)))
    return tuple(out)
