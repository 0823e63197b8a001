# wrong: both weight matrices are transposed, as in torch.nn.RNN, which does not fit the shapes given
# accept: recurrent_transposed
def rnn_step(x, h, wx, wh, b):
    return np.tanh(x @ wx.T + h @ wh.T + b)
