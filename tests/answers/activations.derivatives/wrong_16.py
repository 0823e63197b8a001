# wrong: d_tanh: 2y in place of y^2
# accept: doubled_not_squared
def d_tanh(y):
    return 1 - 2 * y
