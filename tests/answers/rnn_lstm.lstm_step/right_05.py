# right: reshape to (N, 4, H), sigmoid written with tanh
def lstm_step(x, h, c, wx, wh, b):
    z = (np.hstack([x, h]) @ np.vstack([wx, wh]) + b).reshape(len(x), 4, -1)
    gate = 0.5 * (np.tanh(0.5 * z) + 1)
    c = gate[:, 1] * c + gate[:, 0] * np.tanh(z[:, 2])
    return [gate[:, 3] * np.tanh(c), c]
