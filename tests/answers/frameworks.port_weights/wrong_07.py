# wrong: the recurrent weights of the LSTM are not turned
# accept: recurrent_not_transposed
def to_torch(kind, weights):
    if kind == "dense":
        return [weights[0].T, weights[1]]
    if kind == "conv":
        return list(weights)
    wx, wh, b = weights
    return [wx.T, wh, b, np.zeros_like(b)]
