# right: d_sigmoid: the formula
def d_sigmoid(y):
    return y * (1 - y)
