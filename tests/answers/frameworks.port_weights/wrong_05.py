# wrong: the convolution is put into Keras's layout
# accept: conv_axes_moved
def to_torch(kind, weights):
    if kind == "dense":
        return [weights[0].T, weights[1]]
    if kind == "conv":
        return [weights[0].transpose(2, 3, 1, 0), weights[1]]
    wx, wh, b = weights
    return [wx.T, wh.T, b, np.zeros_like(b)]
