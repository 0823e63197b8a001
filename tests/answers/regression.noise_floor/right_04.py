# right: SciPy's linregress
from scipy.stats import linregress


def noise_floor(x, y):
    line = linregress(x, y)
    residuals = y - line.slope * x - line.intercept
    return float((residuals**2).sum() / (len(x) - 2))
