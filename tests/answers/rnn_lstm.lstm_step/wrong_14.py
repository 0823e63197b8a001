# wrong: the cell state c is multiplied by wh in place of the shown state h
# accept: cell_in_gates
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + c @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new
