# wrong: the gradient from the next step is added into the caller's dout, which is changed
# accept: changes_input
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
        if t > 0:
            dout[t - 1] += dz @ wh.T
    return dx, dz @ wh.T, dwx, dwh, db
