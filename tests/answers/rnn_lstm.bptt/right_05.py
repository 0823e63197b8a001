# right: recursion on the last step
def rnn_backward(dout, x, h0, h, wx, wh):
    def walk(t, dh):
        if t < 0:
            return [], dh, 0, 0, 0
        prev = h0 if t == 0 else h[t - 1]
        dz = (dh + dout[t]) * (1 + h[t]) * (1 - h[t])
        dx, dh0, dwx, dwh, db = walk(t - 1, dz.dot(wh.T))
        dx.append(dz.dot(wx.T))
        return dx, dh0, dwx + x[t].T.dot(dz), dwh + prev.T.dot(dz), db + np.sum(dz, 0)

    dx, dh0, dwx, dwh, db = walk(len(x) - 1, np.zeros_like(h0, dtype=float))
    return np.array(dx), dh0, dwx, dwh, db
