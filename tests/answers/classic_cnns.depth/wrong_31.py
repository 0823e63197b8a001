# wrong: line through the mean of the seeds
# accept: line_of_means
def slope_interval(sizes, t):
    y = np.log10(sizes)
    x = np.arange(y.shape[1])
    slopes = []
    for row in np.tile(y.mean(axis=0), (len(y), 1)):
        top = np.sum((x - x.mean()) * (row - row.mean()))
        slopes.append(top / np.sum((x - x.mean()) ** 2))
    slopes = np.array(slopes)
    n = len(slopes)
    s = np.std(slopes, ddof=1)
    return np.mean(slopes), t * s / np.sqrt(n)
