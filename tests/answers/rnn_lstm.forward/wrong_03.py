# wrong: the bias is forgotten
# accept: bias_forgotten
def rnn_step(x, h, wx, wh, b):
    return np.tanh(np.dot(x, wx) + np.dot(h, wh))
