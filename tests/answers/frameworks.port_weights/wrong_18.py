# wrong: the LSTM is turned and gets two biases as for PyTorch
# accept: lstm_transposed
def to_keras(kind, weights, image=None):
    w = weights[0]
    if kind == "lstm":
        wx, wh, b = weights
        return [wx.T, wh.T, b, np.zeros_like(b)]
    if kind == "conv":
        w = w.transpose(2, 3, 1, 0)
    if kind == "dense" and image is not None:
        w = w.reshape(*image, -1).transpose(1, 2, 0, 3).reshape(w.shape)
    return [w, *weights[1:]]
