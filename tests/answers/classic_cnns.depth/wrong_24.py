# wrong: ddof 0
# accept: divided_by_n
def slope_interval(sizes, t):
    y = np.log10(sizes)
    x = np.arange(y.shape[1])
    slopes = []
    for row in y:
        top = np.sum((x - x.mean()) * (row - row.mean()))
        slopes.append(top / np.sum((x - x.mean()) ** 2))
    slopes = np.array(slopes)
    n = len(slopes)
    s = np.std(slopes, ddof=0)
    return np.mean(slopes), t * s / np.sqrt(n)
