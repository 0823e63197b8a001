# wrong: multiplies number by number in place of a matrix product
# accept: elementwise_product
def rnn_step(x, h, wx, wh, b):
    return np.tanh(x * wx + h * wh + b)
