# wrong: copies but returns nothing
def center(x):
    y = x.copy()
    y = y - np.mean(y)
