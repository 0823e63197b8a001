# wrong: tan (the trigonometric one) is used in place of tanh
# accept: tan_instead_of_tanh
def rnn_step(x, h, wx, wh, b):
    return np.tan(x @ wx + h @ wh + b)
