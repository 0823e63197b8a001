# right: number by number with lists
def rnn_backward(dout, x, h0, h, wx, wh):
    T, N, D = x.shape
    H = h0.shape[1]
    dx = np.zeros((T, N, D))
    dh0 = np.zeros((N, H))
    dwx = np.zeros((D, H))
    dwh = np.zeros((H, H))
    db = np.zeros(H)
    for n in range(N):
        carry = [0.0] * H
        for t in range(T - 1, -1, -1):
            prev = h0[n] if t == 0 else h[t - 1, n]
            dz = [(dout[t, n, k] + carry[k]) * (1 - float(h[t, n, k]) ** 2) for k in range(H)]
            for k in range(H):
                db[k] += dz[k]
                for d in range(D):
                    dx[t, n, d] += dz[k] * wx[d, k]
                    dwx[d, k] += x[t, n, d] * dz[k]
                for j in range(H):
                    dwh[j, k] += prev[j] * dz[k]
            carry = [sum(dz[k] * wh[j, k] for k in range(H)) for j in range(H)]
        dh0[n] = carry
    return dx, dh0, dwx, dwh, db
