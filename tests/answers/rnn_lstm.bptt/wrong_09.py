# wrong: the gradients of the weights and bias are overwritten at every step and not summed over time
# accept: not_summed_over_time
def rnn_backward(dout, x, h0, h, wx, wh):
    dx = np.zeros(x.shape)
    dh = np.zeros(h0.shape)
    for t in reversed(range(len(x))):
        h_prev = h[t - 1] if t > 0 else h0
        dz = (dout[t] + dh) * (1 - h[t] ** 2)
        dx[t] = dz @ wx.T
        dwx = x[t].T @ dz
        dwh = h_prev.T @ dz
        db = dz.sum(axis=0)
        dh = dz @ wh.T
    return dx, dh, dwx, dwh, db
