# wrong: the weights of the state are transposed, as PyTorch stores them
# accept: recurrent_transposed
def rnn_step(x, h, wx, wh, b):
    return np.tanh(x @ wx + h @ wh.T + b)
