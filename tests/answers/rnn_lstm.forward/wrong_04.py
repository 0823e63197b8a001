# wrong: the sigmoid is used in place of tanh
# accept: sigmoid_not_tanh
def rnn_step(x, h, wx, wh, b):
    z = x @ wx + h @ wh + b
    return 1 / (1 + np.exp(-z))
