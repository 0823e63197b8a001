# right: dx as a convolution of the spread-out dout with the turned kernel
from numpy.lib.stride_tricks import sliding_window_view

def conv2d_backward(dout, x, w, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, KH, KW = w.shape
    OH, OW = dout.shape[2:]
    HP, WP = H + 2 * padding, W + 2 * padding
    spread = np.zeros((N, F, HP - KH + 1, WP - KW + 1))
    spread[:, :, ::stride, ::stride] = dout
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dw = np.einsum("nfyx,ncijyx->fcij", spread, sliding_window_view(xp, spread.shape[2:], axis=(2, 3)))
    around = np.pad(spread, ((0, 0), (0, 0), (KH - 1, KH - 1), (KW - 1, KW - 1)))
    win = sliding_window_view(around, (KH, KW), axis=(2, 3))
    dxp = np.einsum("nfyxij,fcij->ncyx", win, w[:, :, ::-1, ::-1])
    return dxp[:, :, padding:HP - padding, padding:WP - padding], dw, spread.sum(axis=(0, 2, 3))
