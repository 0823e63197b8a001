# wrong: d_sigmoid: changes its argument in place
def d_sigmoid(y):
    y *= 1 - y
    return y
