# right: plain loops with math.tanh
import math


def rnn_step(x, h, wx, wh, b):
    N, D = x.shape
    H = h.shape[1]
    new = np.zeros((N, H))
    for n in range(N):
        for k in range(H):
            z = b[k]
            for d in range(D):
                z = z + x[n, d] * wx[d, k]
            for j in range(H):
                z = z + h[n, j] * wh[j, k]
            new[n, k] = math.tanh(z)
    return new
