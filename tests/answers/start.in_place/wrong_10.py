# wrong: subtracts the median instead of the mean
def center(x):
    return x - np.median(x)
