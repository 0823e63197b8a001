# right: einsum and tanh from the logistic function
from scipy.special import expit


def rnn_step(x, h, wx, wh, b):
    z = np.einsum("nd,dh->nh", x, wx)
    z = z + np.einsum("nk,kh->nh", h, wh)
    z = z + b[None, :]
    return 2 * expit(2 * z) - 1
