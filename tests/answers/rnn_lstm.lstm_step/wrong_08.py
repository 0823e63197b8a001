# wrong: the tanh of the new cell state is missing in h
# accept: output_without_tanh
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h_new = sigmoid(o) * c_new
    return h_new, c_new
