# wrong: the order is weights and bias of the input, then weights and bias of the state, not that of state_dict
# accept: wrong_order
def to_torch(kind, weights):
    if kind == "dense":
        return [weights[0].T, weights[1]]
    if kind == "conv":
        return list(weights)
    wx, wh, b = weights
    return [wx.T, b, wh.T, np.zeros_like(b)]
