# wrong: the gradients of weights and bias are divided by the number of samples
# accept: averaged_over_samples
def rnn_backward(dout, x, h0, h, wx, wh):
    N = x.shape[1]
    dx = np.zeros(x.shape)
    dwx, dwh, db = np.zeros(wx.shape), np.zeros(wh.shape), np.zeros(wh.shape[0])
    dh = np.zeros(h0.shape)
    for t in reversed(range(len(x))):
        h_prev = h[t - 1] if t > 0 else h0
        dz = (dout[t] + dh) * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx += x[t].T @ dz / N
        dwh += h_prev.T @ dz / N
        db += dz.mean(axis=0)
        dh = dz @ wh.T
    return dx, dh, dwx, dwh, db
