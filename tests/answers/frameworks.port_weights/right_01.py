# right: if chain
def to_torch(kind, weights):
    if kind == "dense":
        w, b = weights
        return [w.T, b]
    if kind == "conv":
        return list(weights)
    if kind == "lstm":
        wx, wh, b = weights
        return [wx.T, wh.T, b, np.zeros_like(b)]
    raise ValueError(kind)
