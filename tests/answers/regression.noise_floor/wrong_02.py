# wrong: divides by n - 1
# accept: divided_by_n_minus_one
def noise_floor(x, y):
    slope, offset = np.polyfit(x, y, 1)
    return np.var(y - slope * x - offset, ddof=1)
