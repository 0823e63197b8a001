# wrong: the old state is not used, only the input and the bias
# accept: state_forgotten
def rnn_step(x, h, wx, wh, b):
    return np.tanh(x @ wx + b)
