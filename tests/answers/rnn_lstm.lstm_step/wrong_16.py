# wrong: takes every fourth column for a gate, as if the gates were interleaved
# accept: gates_interleaved
def lstm_step(x, h, c, wx, wh, b):
    z = x @ wx + h @ wh + b
    sigmoid = lambda z: 1 / (1 + np.exp(-z))
    i, f, g, o = sigmoid(z[:, 0::4]), sigmoid(z[:, 1::4]), np.tanh(z[:, 2::4]), sigmoid(z[:, 3::4])
    c_new = f * c + i * g
    return o * np.tanh(c_new), c_new
