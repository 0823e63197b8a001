# right: each gate by itself with its own weights
def lstm_step(x, h, c, wx, wh, b):
    n = wh.shape[0]
    wxs = [wx[:, k * n:(k + 1) * n] for k in range(4)]
    whs = [wh[:, k * n:(k + 1) * n] for k in range(4)]
    bs = [b[k * n:(k + 1) * n] for k in range(4)]
    pre = [np.dot(x, u) + np.dot(h, v) + w for u, v, w in zip(wxs, whs, bs)]
    act = [lambda z: np.exp(-np.logaddexp(0, -z))] * 4
    act[2] = np.tanh
    i, f, g, o = [a(z) for a, z in zip(act, pre)]
    c_next = np.add(np.multiply(f, c), np.multiply(i, g))
    h_next = np.multiply(o, np.tanh(c_next))
    return h_next, c_next
