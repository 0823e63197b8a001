# wrong: dx is filled by append while walking backwards and never turned round, so it is in reversed order of time
# accept: dx_reversed
def rnn_backward(dout, x, h0, h, wx, wh):
    dx = []
    dwx, dwh, db = 0, 0, 0
    dh = 0
    for t in reversed(range(len(x))):
        h_prev = h[t - 1] if t > 0 else h0
        dz = (dout[t] + dh) * (1 - h[t] ** 2)
        dx.append(dz @ wx.T)
        dwx = dwx + x[t].T @ dz
        dwh = dwh + h_prev.T @ dz
        db = db + dz.sum(axis=0)
        dh = dz @ wh.T
    return np.array(dx), dh, dwx, dwh, db
