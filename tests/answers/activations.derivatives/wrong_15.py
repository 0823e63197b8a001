# wrong: d_tanh: the square is missing
def d_tanh(y):
    return 1 - y
