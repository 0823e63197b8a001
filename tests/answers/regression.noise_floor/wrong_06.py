# wrong: the sum of the squared residuals, not divided at all
# accept: sum_of_squares
def noise_floor(x, y):
    slope, offset = np.polyfit(x, y, 1)
    return np.sum((y - slope * x - offset) ** 2)
