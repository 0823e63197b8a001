# wrong: the shown state h does not enter the gates
# accept: state_forgotten
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new
