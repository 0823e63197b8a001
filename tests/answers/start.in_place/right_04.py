# right: np.subtract
def center(x):
    return np.subtract(x, np.average(x))
