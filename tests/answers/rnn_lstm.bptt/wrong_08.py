# wrong: at the first step h[t - 1] is the last state, h0 is not used for the gradient of wh
# accept: last_state_for_h0
def rnn_backward(dout, x, h0, h, wx, wh):
    dx = np.zeros(x.shape)
    dwx, dwh, db = np.zeros(wx.shape), np.zeros(wh.shape), np.zeros(wh.shape[0])
    dh = np.zeros(h0.shape)
    for t in reversed(range(len(x))):
        dz = (dout[t] + dh) * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx += x[t].T @ dz
        dwh += h[t - 1].T @ dz
        db += dz.sum(axis=0)
        dh = dz @ wh.T
    return dx, dh, dwx, dwh, db
