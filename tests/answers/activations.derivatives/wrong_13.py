# wrong: d_tanh: square around the whole bracket, (1 - y)^2
# accept: square_outside
def d_tanh(y):
    return (1 - y) ** 2
