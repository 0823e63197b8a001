# wrong: returns the standard deviation instead of the variance
# accept: square_root
def noise_floor(x, y):
    slope, offset = np.polyfit(x, y, 1)
    residuals = y - (slope * x + offset)
    return np.sqrt(np.sum(residuals**2) / (len(x) - 2))
