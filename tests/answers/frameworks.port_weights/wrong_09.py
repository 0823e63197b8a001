# wrong: the gates f and g of the LSTM are swapped although both have the order i, f, g, o
# accept: gates_reordered
def to_torch(kind, weights):
    if kind == "dense":
        return [weights[0].T, weights[1]]
    if kind == "conv":
        return list(weights)
    def gates(a):
        i, f, g, o = np.split(a, 4)
        return np.concatenate([i, g, f, o])
    wx, wh, b = weights
    return [gates(wx.T), gates(wh.T), gates(b), np.zeros_like(b)]
