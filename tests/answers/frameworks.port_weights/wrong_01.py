# wrong: the dense weight is not turned
# accept: dense_not_transposed
def to_torch(kind, weights):
    if kind == "lstm":
        wx, wh, b = weights
        return [wx.T, wh.T, b, np.zeros_like(b)]
    return list(weights)
