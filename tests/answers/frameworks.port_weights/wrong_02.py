# wrong: both LSTM biases are the whole bias, so that their sum is twice too large
# accept: bias_twice
def to_torch(kind, weights):
    if kind == "dense":
        return [weights[0].T, weights[1]]
    if kind == "conv":
        return list(weights)
    wx, wh, b = weights
    return [wx.T, wh.T, b, b]
