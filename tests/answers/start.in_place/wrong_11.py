# wrong: returns the mean only
def center(x):
    return x.mean()
