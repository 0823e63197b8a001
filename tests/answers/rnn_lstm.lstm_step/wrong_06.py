# wrong: the forget gate is turned round, 1 - f of the old cell state is kept
# accept: forget_inverted
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = (1 - sigmoid(f)) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new
