# wrong: a grid from 0 to 1
# accept: coarse_grid
def cheapest_threshold(actual, p, miss, alarm):
    ts = np.linspace(0, 1, 101)
    return ts[np.argmin([mean_cost(actual, p, t, miss, alarm) for t in ts])]
