# right: slices of H columns and scipy's expit
from scipy.special import expit


def lstm_step(x, h, c, wx, wh, b):
    H = h.shape[1]
    z = x @ wx + h @ wh + b
    i = expit(z[:, :H])
    f = expit(z[:, H:2 * H])
    g = np.tanh(z[:, 2 * H:3 * H])
    o = expit(z[:, 3 * H:])
    new_c = f * c + i * g
    return o * np.tanh(new_c), new_c
