# right: the state before the first step in row 0 of a longer array
def rnn_forward(step, x, h0, wx, wh, b):
    T = len(x)
    h = np.empty((T + 1,) + h0.shape)
    h[0] = h0
    for t in range(T):
        h[t + 1] = step(x[t], h[t], wx, wh, b)
    return h[1:]
