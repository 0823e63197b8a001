# right: only dz in the loop, all gradients by einsum after it
def rnn_backward(dout, x, h0, h, wx, wh):
    slope = 1.0 - h * h
    dz = np.empty(h.shape)
    dh = np.zeros(h0.shape)
    for t in range(len(h) - 1, -1, -1):
        dz[t] = slope[t] * (dh + dout[t])
        dh = dz[t] @ wh.T
    before = np.concatenate([h0[None], h[:-1]])
    dx = np.einsum("tnh,dh->tnd", dz, wx)
    dwx = np.einsum("tnd,tnh->dh", x, dz)
    dwh = np.einsum("tnk,tnh->kh", before, dz)
    return dx, dh, dwx, dwh, np.einsum("tnh->h", dz)
