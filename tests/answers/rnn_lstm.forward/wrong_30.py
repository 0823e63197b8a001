# wrong: the states are stored in an array shaped like x, with D numbers in place of H
# accept: shaped_like_input only_square
def rnn_forward(step, x, h0, wx, wh, b):
    out = np.zeros_like(x)
    h = h0
    for t in range(len(x)):
        h = step(x[t], h, wx, wh, b)
        out[t] = h
    return out
