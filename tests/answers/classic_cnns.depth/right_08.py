# right: covariance over variance
def slope_interval(sizes, t):
    n, blocks = sizes.shape
    x = np.arange(blocks, dtype=float)
    logs = np.log10(sizes)
    slopes = [np.cov(x, row)[0, 1] / np.var(x, ddof=1) for row in logs]
    mean = sum(slopes) / n
    variance = sum((a - mean) ** 2 for a in slopes) / (n - 1)
    return [mean, t * (variance / n) ** 0.5]
