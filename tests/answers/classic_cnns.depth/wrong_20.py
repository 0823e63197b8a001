# wrong: no logarithm
# accept: no_logarithm
def slope_interval(sizes, t):
    y = np.asarray(sizes)
    x = np.arange(y.shape[1])
    slopes = []
    for row in y:
        top = np.sum((x - x.mean()) * (row - row.mean()))
        slopes.append(top / np.sum((x - x.mean()) ** 2))
    slopes = np.array(slopes)
    n = len(slopes)
    s = np.std(slopes, ddof=1)
    return np.mean(slopes), t * s / np.sqrt(n)
