# wrong: d_tanh: changes its argument in place
def d_tanh(y):
    np.square(y, out=y)
    return 1 - y
