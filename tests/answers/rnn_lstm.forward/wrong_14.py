# wrong: only the first sample of the batch is computed
# accept: returns_in_loop first_only
def rnn_step(x, h, wx, wh, b):
    for n in range(len(x)):
        new = np.tanh(x[n] @ wx + h[n] @ wh + b)
        return new
