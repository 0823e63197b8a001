# wrong: the candidate is written without the input gate
# accept: no_input_gate
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    c_new = sigmoid(f) * c + np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new
