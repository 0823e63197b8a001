# wrong: the residuals are summed before they are squared, which gives 0
# accept: averaged_too_early
def noise_floor(x, y):
    slope, offset = np.polyfit(x, y, 1)
    return np.sum(y - slope * x - offset) ** 2 / (len(x) - 2)
