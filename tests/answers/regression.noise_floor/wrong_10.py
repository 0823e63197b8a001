# wrong: fits x as a function of y
# accept: x_from_y
def noise_floor(x, y):
    slope, offset = np.polyfit(y, x, 1)
    return np.sum((x - slope * y - offset) ** 2) / (len(x) - 2)
