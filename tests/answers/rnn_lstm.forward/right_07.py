# right: stepwise accumulation into a new array
def rnn_step(x, h, wx, wh, b):
    z = np.tile(np.asarray(b, dtype=float), (len(x), 1))
    z += x @ wx
    z += h @ wh
    np.tanh(z, out=z)
    return z
