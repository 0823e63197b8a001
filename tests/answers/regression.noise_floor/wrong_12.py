# wrong: absolute residuals instead of squared ones
# accept: absolute_error
def noise_floor(x, y):
    slope, offset = np.polyfit(x, y, 1)
    return np.sum(np.abs(y - slope * x - offset)) / (len(x) - 2)
