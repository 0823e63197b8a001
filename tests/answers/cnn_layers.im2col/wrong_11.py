# wrong: the axes of sliding_window_view are reshaped without a transpose, the numbers are mixed up
# accept: only_reshaped
def im2col(x, kh, kw, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    win = np.lib.stride_tricks.sliding_window_view(xp, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    N, C, oh, ow = win.shape[:4]
    return win.reshape(N, C * kh * kw, oh * ow)
