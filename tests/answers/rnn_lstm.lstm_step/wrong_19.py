# wrong: the old cell state is forgotten, c is only i times g
# accept: old_cell_forgotten
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new
