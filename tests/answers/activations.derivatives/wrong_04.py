# wrong: d_sigmoid: the factor y is missing
def d_sigmoid(y):
    return 1 - y
