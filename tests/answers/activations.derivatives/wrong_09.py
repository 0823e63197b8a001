# wrong: d_sigmoid: the slope of the sigmoid's exponential formula with y as if it were x
# accept: applied_twice
def d_sigmoid(y):
    return np.exp(-y) / (1 + np.exp(-y)) ** 2
