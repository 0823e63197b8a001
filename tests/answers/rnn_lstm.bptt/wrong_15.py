# wrong: what goes back to the previous state is dh times wh transposed, without the slope
# accept: slope_not_for_future
def rnn_backward(dout, x, h0, h, wx, wh):
    dx = np.zeros(x.shape)
    dwx, dwh, db = np.zeros(wx.shape), np.zeros(wh.shape), np.zeros(wh.shape[0])
    dh_next = np.zeros(h0.shape)
    for t in reversed(range(len(x))):
        h_prev = h[t - 1] if t > 0 else h0
        dh = dout[t] + dh_next
        dz = dh * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx += x[t].T @ dz
        dwh += h_prev.T @ dz
        db += dz.sum(axis=0)
        dh_next = dh @ wh.T
    return dx, dh_next, dwx, dwh, db
