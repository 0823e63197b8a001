# wrong: the bias is added after tanh
# accept: bias_outside
def rnn_step(x, h, wx, wh, b):
    return np.tanh(x @ wx + h @ wh) + b
