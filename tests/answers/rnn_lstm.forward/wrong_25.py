# wrong: the first step uses out[-1], which is zeros, and h0 is never used
# accept: starts_at_zero
def rnn_forward(step, x, h0, wx, wh, b):
    T, N, D = x.shape
    out = np.zeros((T, N, h0.shape[1]))
    for t in range(T):
        out[t] = step(x[t], out[t - 1], wx, wh, b)
    return out
