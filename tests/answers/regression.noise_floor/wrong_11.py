# wrong: a parabola instead of a line
# accept: parabola
def noise_floor(x, y):
    c = np.polyfit(x, y, 2)
    return np.sum((y - np.polyval(c, x)) ** 2) / (len(x) - 2)
