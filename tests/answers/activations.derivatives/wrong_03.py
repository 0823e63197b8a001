# wrong: d_sigmoid: the formula of tanh
def d_sigmoid(y):
    return 1 - y**2
