# wrong: divides by n instead of n - 2
# accept: divided_by_n
def noise_floor(x, y):
    slope, offset = np.polyfit(x, y, 1)
    residuals = y - (slope * x + offset)
    return np.mean(residuals**2)
