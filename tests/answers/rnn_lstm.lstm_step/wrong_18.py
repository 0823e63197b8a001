# wrong: the gates i, f and o are used without the sigmoid
# accept: gates_without_sigmoid
def lstm_step(x, h, c, wx, wh, b):
    i, f, g, o = np.split(x @ wx + h @ wh + b, 4, axis=1)
    c_new = f * c + i * np.tanh(g)
    return o * np.tanh(c_new), c_new
