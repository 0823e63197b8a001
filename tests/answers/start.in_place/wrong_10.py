# wrong: subtracts the median instead of the mean
# accept: median
def center(x):
    return x - np.median(x)
