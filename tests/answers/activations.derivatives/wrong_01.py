# wrong: d_sigmoid: takes y for the input and applies the sigmoid once more
# accept: applied_twice
def d_sigmoid(y):
    s = 1 / (1 + np.exp(-y))
    return s * (1 - s)
