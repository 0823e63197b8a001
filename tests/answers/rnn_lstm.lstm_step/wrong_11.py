# wrong: the input gate is replaced by 1 - f as in a coupled gate
# accept: gates_coupled
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    f = 1 / (1 + np.exp(-f))
    o = 1 / (1 + np.exp(-o))
    c_new = f * c + (1 - f) * np.tanh(g)
    return o * np.tanh(c_new), c_new
