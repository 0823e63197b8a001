# wrong: copies but returns nothing
# accept: returns_nothing
def center(x):
    y = x.copy()
    y = y - np.mean(y)
