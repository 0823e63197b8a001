# right: d_tanh: the formula
def d_tanh(y):
    return 1 - y**2
