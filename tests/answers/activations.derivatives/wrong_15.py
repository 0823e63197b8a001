# wrong: d_tanh: the square is missing
# accept: square_forgotten
def d_tanh(y):
    return 1 - y
