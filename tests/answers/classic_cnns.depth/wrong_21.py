# wrong: intercept
# accept: intercept_instead
def slope_interval(sizes, t):
    slopes = np.polyfit(np.arange(sizes.shape[1]), np.log10(sizes).T, 1)[1]
    return slopes.mean(), t * slopes.std(ddof=1) / len(slopes) ** 0.5
