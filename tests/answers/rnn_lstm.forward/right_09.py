# right: array made first and filled by index
def rnn_forward(step, x, h0, wx, wh, b):
    T = x.shape[0]
    N, H = h0.shape
    out = np.zeros((T, N, H))
    h = h0.copy()
    for t in range(T):
        h = step(x[t], h, wx, wh, b)
        out[t] = h
    return out
