# wrong: d_tanh: the formula of the sigmoid
def d_tanh(y):
    return y * (1 - y)
