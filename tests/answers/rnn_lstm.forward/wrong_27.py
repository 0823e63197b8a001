# wrong: the loop stops one step early and the last state stays zero
# accept: off_by_one
def rnn_forward(step, x, h0, wx, wh, b):
    T = x.shape[0]
    out = np.zeros((T, *h0.shape))
    h = h0
    for t in range(T - 1):
        h = step(x[t], h, wx, wh, b)
        out[t] = h
    return out
