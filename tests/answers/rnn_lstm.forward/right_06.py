# right: list comprehension over the samples, gives a list of rows
def rnn_step(x, h, wx, wh, b):
    return [np.tanh(b + xi.dot(wx) + hi.dot(wh)) for xi, hi in zip(x, h)]
