# wrong: the variance of y itself, no line is fitted
# accept: spread_of_y argument_ignored
def noise_floor(x, y):
    return np.sum((y - y.mean()) ** 2) / (len(y) - 2)
