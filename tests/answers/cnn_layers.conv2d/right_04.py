# right: sliding_window_view and tensordot
from numpy.lib.stride_tricks import sliding_window_view

def conv2d(x, w, b, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = sliding_window_view(xp, w.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    out = np.tensordot(windows, w, axes=((1, 4, 5), (1, 2, 3)))
    return (out + b).transpose(0, 3, 1, 2).astype(x.dtype)
