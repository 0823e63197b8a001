# wrong: the shown state is made from the old cell state
# accept: old_cell_shown
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_new = sigmoid(o) * np.tanh(c)
    return h_new, c_new
