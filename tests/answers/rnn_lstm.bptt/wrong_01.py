# wrong: the gradient from the next step is left out, each step only has its own output's gradient
# accept: future_dropped
def rnn_backward(dout, x, h0, h, wx, wh):
    dx = np.zeros(x.shape)
    dwx, dwh, db = np.zeros(wx.shape), np.zeros(wh.shape), np.zeros(wh.shape[0])
    for t in reversed(range(len(x))):
        h_prev = h[t - 1] if t > 0 else h0
        dz = dout[t] * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx += x[t].T @ dz
        dwh += h_prev.T @ dz
        db += dz.sum(axis=0)
        dh0 = dz @ wh.T
    return dx, dh0, dwx, dwh, db
