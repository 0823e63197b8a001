# wrong: the blocks are read in the order i, f, o, g
# accept: order_ifog
def lstm_step(x, h, c, wx, wh, b):
    i, f, o, g = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new
