# wrong: dx is the convolution of dout with the turned kernel for every stride, right for stride 1 only
# accept: start_without_stride
def conv2d(x, w, b):
    win = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(2, 3))
    return np.einsum("ncyxij,fcij->nfyx", win, w) + b[:, None, None]


def conv2d_backward(dout, x, w, stride=1, padding=0):
    H, W = x.shape[2:]
    KH, KW = w.shape[2:]
    OH, OW = dout.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dw = np.zeros(w.shape)
    for i in range(KH):
        for j in range(KW):
            part = xp[:, :, i:i+stride*OH:stride, j:j+stride*OW:stride]
            dw[:, :, i, j] = np.einsum("nfyx,ncyx->fc", dout, part)
    d = np.pad(dout, ((0, 0), (0, 0), (KH - 1, KH - 1), (KW - 1, KW - 1)))
    turned = w[:, :, ::-1, ::-1].transpose(1, 0, 2, 3)
    dx = conv2d(d, turned, np.zeros(w.shape[1]))
    return dx[:, :, padding:padding+H, padding:padding+W], dw, dout.sum(axis=(0, 2, 3))
