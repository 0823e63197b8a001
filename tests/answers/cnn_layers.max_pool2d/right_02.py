# right: sliding_window_view
from numpy.lib.stride_tricks import sliding_window_view

def max_pool2d(x, size, stride):
    return sliding_window_view(x, (size, size), axis=(2, 3))[:, :, ::stride, ::stride].max(axis=(4, 5))
