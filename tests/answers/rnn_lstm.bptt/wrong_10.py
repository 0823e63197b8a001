# wrong: the loop ends before the step from h0, so t = 0 is missing in all gradients
# accept: off_by_one
def rnn_backward(dout, x, h0, h, wx, wh):
    dx = np.zeros(x.shape)
    dwx, dwh, db = np.zeros(wx.shape), np.zeros(wh.shape), np.zeros(wh.shape[0])
    dh = np.zeros(h0.shape)
    for t in range(len(x) - 1, 0, -1):
        dz = (dout[t] + dh) * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx += x[t].T @ dz
        dwh += h[t - 1].T @ dz
        db += dz.sum(axis=0)
        dh = dz @ wh.T
    return dx, dh, dwx, dwh, db
