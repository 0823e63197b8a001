# wrong: bias first, then weight
# accept: wrong_order
def to_torch(kind, weights):
    if kind == "dense":
        return [weights[1], weights[0].T]
    if kind == "conv":
        return [weights[1], weights[0]]
    wx, wh, b = weights
    return [wx.T, wh.T, b, np.zeros_like(b)]
