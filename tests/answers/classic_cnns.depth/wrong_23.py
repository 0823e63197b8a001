# wrong: last minus first, by the number of blocks
# accept: ends_only
def slope_interval(sizes, t):
    y = np.log10(sizes)
    x = np.arange(y.shape[1])
    slopes = []
    for row in y:
        top = np.sum((x - x.mean()) * (row - row.mean()))
        slopes.append((row[-1] - row[0]) / len(row))
    slopes = np.array(slopes)
    n = len(slopes)
    s = np.std(slopes, ddof=1)
    return np.mean(slopes), t * s / np.sqrt(n)
