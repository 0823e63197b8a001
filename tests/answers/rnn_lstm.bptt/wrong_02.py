# wrong: only the gradient of the last step's output enters, those of the earlier outputs are ignored
# accept: last_output_only last_only
def rnn_backward(dout, x, h0, h, wx, wh):
    dx = np.zeros(x.shape)
    dwx, dwh, db = np.zeros(wx.shape), np.zeros(wh.shape), np.zeros(wh.shape[0])
    dh = dout[-1]
    for t in reversed(range(len(x))):
        h_prev = h[t - 1] if t > 0 else h0
        dz = dh * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx += x[t].T @ dz
        dwh += h_prev.T @ dz
        db += dz.sum(axis=0)
        dh = dz @ wh.T
    return dx, dh, dwx, dwh, db
