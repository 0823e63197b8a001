# wrong: d_tanh: sign, y^2 - 1
# accept: wrong_sign negated
def d_tanh(y):
    return y**2 - 1
