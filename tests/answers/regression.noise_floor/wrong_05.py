# wrong: a line through the origin, without offset
# accept: offset_missing
def noise_floor(x, y):
    slope = np.sum(x * y) / np.sum(x * x)
    residuals = y - slope * x
    return np.sum(residuals**2) / (len(x) - 2)
