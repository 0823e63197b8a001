# right: plain loops over samples and cells
import math


def sig(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


def lstm_step(x, h, c, wx, wh, b):
    N, H = h.shape
    h_new, c_new = np.zeros((N, H)), np.zeros((N, H))
    for n in range(N):
        z = []
        for k in range(4 * H):
            s = b[k]
            for d in range(x.shape[1]):
                s += x[n, d] * wx[d, k]
            for j in range(H):
                s += h[n, j] * wh[j, k]
            z.append(float(s))
        for k in range(H):
            c_new[n, k] = sig(z[H + k]) * c[n, k] + sig(z[k]) * math.tanh(z[2 * H + k])
            h_new[n, k] = sig(z[3 * H + k]) * math.tanh(c_new[n, k])
    return h_new, c_new
