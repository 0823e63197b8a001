# wrong: the new cell state is written into the caller's c
# accept: changes_input
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c *= sigmoid(f)
    c += sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
