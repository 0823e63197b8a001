# right: matrix of weights
def smooth(values, weight):
    x = np.asarray(values, dtype=np.float64)
    n = len(x)
    gap = np.arange(n)[:, None] - np.arange(n)[None, :]
    w = np.where(gap >= 0, float(weight) ** np.maximum(gap, 0), 0.0)
    return (w @ x) / w.sum(axis=1)
