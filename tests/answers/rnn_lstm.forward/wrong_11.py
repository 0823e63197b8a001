# wrong: the old state is added without its weights wh
# accept: recurrent_weights_forgotten
def rnn_step(x, h, wx, wh, b):
    return np.tanh(x @ wx + h + b)
