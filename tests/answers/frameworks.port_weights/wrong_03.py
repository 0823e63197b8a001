# wrong: the second LSTM bias is missing
# accept: result_missing
def to_torch(kind, weights):
    if kind == "dense":
        return [weights[0].T, weights[1]]
    if kind == "conv":
        return list(weights)
    wx, wh, b = weights
    return [wx.T, wh.T, b]
