# right: polyfit on all rows at once
def slope_interval(sizes, t):
    slopes = np.polyfit(np.arange(sizes.shape[1]), np.log10(sizes).T, 1)[0]
    return slopes.mean(), t * slopes.std(ddof=1) / len(slopes) ** 0.5
