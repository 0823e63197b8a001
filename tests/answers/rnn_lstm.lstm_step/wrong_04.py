# wrong: the blocks are read in the order i, g, f, o of TensorFlow 1
# accept: order_igfo
def lstm_step(x, h, c, wx, wh, b):
    i, g, f, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new
